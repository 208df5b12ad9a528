"""The phrases of English mails. Patterns are of lower-case text with straight quotes; weights as in `phrases`."""

from rechallenge_cli.intake.phrases import Kinds, Phrase, Scope
from rechallenge_cli.intake.understood import MailKind

_NONE = r"(?!)"
"""What English says in another place matches nothing here."""
_NOT = r"(?:not|n't|never|no longer)"
_FEW = r"(?:[\w'-]+ ){0,5}"
_CANDIDACY = r"(?:you\b|your (?:\w+ )?(?:application|candidacy|candidature|profile|resume|cv|submission)|this application|the application|it\b)"
_OTHERS = (
    r"(?:(?:an)?other|different|alternat\w+|stronger|internal|more (?:experienced|suitable|qualified|senior)|better[- ]\w+) "
    r"(?:\w+ ){0,3}?(?:candidates?|applicants?|applications?|profiles?|persons?|people|individuals?|professionals?|guys?|colleagues?|finalists?)"
    r"|(?:an)?other (?:one|finalist)\b|someone else|somebody else|others\b|the other (?:two|one|three|finalist|candidate|person)|those (?:who|whose|with)"
    r"|(?:a few|a handful of|a small number of|some|those|several|two|three|four|five) (?:\w+ ){0,2}?"
    r"(?:candidates?|applicants?|folks|people|others|individuals?|finalists?)"
    r"|(?:candidates?|applicants?|people|folks|individuals|someone|somebody) (?:other than you|who(?:se|m|'s|'ve)?\b|with (?:more|a|closer|stronger|deeper))"
)
_ROLE = (
    r"(?:role|position|job|post|opening|vacancy|opportunity|requisition|req|seat|search|headcount|hire|advert|listing)"
)
_STEP = r"(?:(?:the |a |an |our )?(?:next|first|second|third|final|further|interview|subsequent|following|selection)\b)"

_REJECTION = (
    Phrase(rf"\b(?:{_ROLE}\b[^.!?\n]{{0,70}}no longer (?:available|open|being|vacant|exists?)|(?:was|been|is) (?:now |already |recently |since |just )?filled\b)"),
    Phrase(r"\b(?:gonna pass\b|(?:got|have|had) to disappoint you|(?:fell|falls|fallen) short of|(?:this is|that's|is) where we(?:'ll| will)? stop|(?:not|n't) got(?:ten)? through|(?:not|n't) (?:been )?(?:able to )?include you|landed on a no|(?:not|n't) (?:\w+ )?(?:see|have) a (?:place|spot|seat|fit) for you|rather not (?:see|meet|proceed))"),
    Phrase(r"(?:clearance|vetting|check|reference)s? (?:has been|was|were|came back) (?:refused|denied|unsatisfactory|negative)|(?:not|n't) (?:bring|take|have) you on\b|(?:not|n't) (?:\w+ ){0,3}(?:the one|one) for you|below the (?:minimum|required|cut|threshold|standard)|withdrawn from the (?:competition|process|campaign|pool)"),
    Phrase(r"you(?:'ve| have)? (?:been |were )?unsuccessful|(?:begun|started|begin|starting|having|continuing) (?:\w+ ){0,2}?(?:conversations|interviews|discussions|talks) with (?:[\w-]+ ){0,4}?(?:people|candidates|others|applicants|folks)"),
    # your candidacy goes no further
    Phrase(rf"{_NOT} (?:be |been |going to |able to |in a position to )?(?:{_FEW})?(?:mov|tak|progress|proceed|advanc|continu|carry|bring|put|go)\w*"
           rf" (?:{_CANDIDACY} )?(?:\w+ ){{0,3}}?(?:forwards?|further|ahead|any further|onwards?|to {_STEP}|with {_CANDIDACY})"),
    Phrase(rf"{_NOT} (?:be )?(?:progress|pursu|advanc|proceed|continu)(?:ing|e)?\b(?: with| to| on)?(?: {_CANDIDACY}| at this|[.,]| this time| any)"),
    Phrase(rf"(?:decided|chosen|opted|elected|decision|agreed|choosing|determined|resolved) (?:{_FEW})?(?:not to|against|to not|to decline|to reject|to end|to conclude|to close)"),
    Phrase(r"(?:decided|decision|going|chosen|opted|have|will|need|had|'ll|are) (?:to )?(?:pass|passing) on (?:you|your|this|the)"),
    Phrase(rf"(?:mov|go|going|gone|went|proceed|progress|continu|advanc|pursu|focus|select|chos|choos|offer|appoint|hir|prefer|prioriti|consider|engag|"
           rf"ask|see|speak|interview|shortlist|pick|decided (?:on|for|in favou?r)|in favou?r|concentrat|filled|filling)\w*"
           rf" (?:[\w',-]+ ){{0,12}}?(?:{_OTHERS})"),
    Phrase(rf"\b(?:(?:{_OTHERS}) (?:\w+ ){{0,3}}?(?:has|have|was|were) (?:been )?(?:selected|chosen|offered|appointed|preferred|hired|ranked above|accepted))"),
    Phrase(r"(?:offered|given|awarded) (?:it|the \w+|the role|the position) to (?:another|someone|somebody|a |them|him|her|one)"),
    Phrase(rf"{_NOT} (?:been |be |yet been )?(?:\w+ )?(?:successful|selected|shortlisted|short-listed|chosen|accepted|appointed|approved|retained|invited|progressed|"
           rf"considered (?:further|any further|for (?:the )?(?:subsequent|further|next|this|the))|recommended|qualified|cleared?|passed|met the|meet the)"),
    Phrase(r"(?:you|your (?:\w+ )?(?:application|candidacy|candidature|interview|bid)|application) (?:\w+ ){0,9}?(?:unsuccessful|declined|rejected|turned down)"),
    Phrase(r"(?:unable|not able|not in a position|(?:can|could|will|would|shall|do|does|did|are|is|have|has|am|was|were) not|\w+n't|cannot) (?:be )?(?:to )?"
           r"(?:currently )?(?:offer|offering|recommend|make|making|extend|extending|give|giving) (?:you|an offer|a place|a position|a job|the|this|that|employment)"),
    Phrase(r"(?:unable|not able|cannot|can't|could not|couldn't) (?:to )?(?:proceed|progress|consider|accept|take|move|advance|support|pursue|meet your (?:wishes|expectations))"),
    Phrase(r"no longer (?:be )?(?:under consideration|being considered|in consideration|consider\w*|in the running|moving)"),
    Phrase(r"(?:removed|withdrawn|eliminated|released) (?:you |your \w+ )?from (?:consideration|further|the (?:process|selection))"),
    Phrase(r"(?:treated|regarded|consider\w*) your application as (?:withdrawn|closed)"),
    Phrase(r"(?:no|not|without) (?:be )?(?:given |under )?further consideration|end(?:ing|ed)? (?:our |your |the )?consideration|closed? (?:out )?your (?:application|file|candidacy)"),
    Phrase(rf"{_NOT} (?:quite )?(?:the |a |be the |be a |been the |been a )?(?:right|good|best|strong(?:est)?|mutual|close|perfect|ideal) (?:fit|match)"),
    Phrase(r"(?:don't|didn't|do not|did not|can't|couldn't) see (?:a |an )?(?:mutual |good |strong |clear )?(?:fit|match)"),
    Phrase(r"regret(?:s|ful|fully)?,? (?:to|that|i|we) (?:must |have to |need to |be )?(?:inform|advise|tell|let|say|notify|report|write)|regret(?:s)? that (?:\w+ ){0,6}?(?:unsuccessful|not been|not able to offer|unable to offer|cannot offer)"),
    Phrase(r"(?:choice|decision|selection) (?:of \w+ \w+ |has |did )*(?:did not fall|fell on (?:another|someone|somebody|others))|has not fallen on you|did not fall on you"),
    Phrase(r"\b(?:(?:go|going|gone|went|move|moving|head|heading|take|taking|proceed\w*) (?:\w+ )?in (?:an?other|a different|a new) direction|going to pass\b|(?:we|i)(?:'ll| will) (?:have to )?pass\b|(?:not|n't) (?:be )?invit(?:e|ing) you|not among (?:them|those|the)|(?:not|n't) (?:be )?(?:hir|tak|bring)ing you|(?:not|n't) what we)"),
    Phrase(r"\b(?:(?:your )?name (?:was|is) not (?:among|on|included))"),
    Phrase(r"it's a no (?:from|for|this)|\b(?:is|was) a no (?:from us|for now|this time)|have to (?:say|be a) no\b|answer (?:is|has to be|was) no\b"),
    Phrase(r"(?:not|isn't|wasn't|won't) (?:going to )?(?:work(?:ing)? out|be working out|happen(?:ing)?) (?:with|this|for|on)"),
    Phrase(r"(?:that's|this is|here is|is) (?:as far as|where) (?:we|your|it|things) (?:\w+ ){0,3}?(?:end|stop|go|can go|ends|stops)"),
    Phrase(r"(?:leave|leaving|end|ending|stop|stopping) (?:it|things|the process|your process) (?:at that|here|there)"),
    Phrase(rf"{_ROLE},?(?: [\w,'-]+){{0,9}}? (?:has|have|had|is|was|were) (?:now |already |recently |since |just )?(?:been )?(?:\w+ )?"
           r"(?:filled|cancelled|canceled|withdrawn|frozen|eliminated|closed|put on hold|placed on hold|on hold|taken down|discontinued|removed|paused|suspended)"),
    Phrase(r"(?:recruitment|hiring|search|recruiting|process|headcount|selection)(?: [\w,'-]+){0,12}? (?:has|have|is|was|were) (?:now |since )?(?:been )?"
           r"(?:cancelled|canceled|frozen|put on hold|placed on hold|on hold|paused|suspended|stopped|withdrawn|discontinued|closed)"),
    Phrase(rf"(?:filled|cancelled|canceled|closed|withdrawn|frozen|paused|pulled|put on hold) (?:the|this|that) (?:\w+ ){{0,3}}?{_ROLE}"),
    Phrase(rf"\b(?:{_ROLE} (?:\w+ ){{0,3}}?(?:is |are )?no longer (?:available|open|exists|being)|not (?:be )?(?:filling|hiring for|recruiting for) (?:the|this))"),
    Phrase(r"(?:rescind|revok|withdraw)(?:ing|ed|s)? (?:the|our|your|this|that) (?:\w+ ){0,3}?(?:offer|employment)|offer(?: of employment)?(?: [\w-]+){0,4} (?:has been|is|was|is hereby|must be) (?:\w+ )?(?:rescinded|revoked|withdrawn)", 7),
    Phrase(rf"\b(?:(?:{_OTHERS})(?:\.|,)? (?:were|was) the ones?)"),
    Phrase(r"(?:no|not) (?:selection|appointment|hire) will be made|hiring freeze"),
    Phrase(r"cannot give you (?:the|this|a)|can't give you (?:the|this|a)"),
    Phrase(r"(?:reserve|waiting|wait) ?list"),
    Phrase(r"(?:came|come|was|boiled|whittled) down to (?:two|you and|a choice|the two)", 2),
    Phrase(r"unfortunately|regrettably|regretfully|with regret|to my regret", 1),
    Phrase(r"sorry to (?:say|tell|inform|let|share|bring|disappoint|be)|(?:bad|disappointing|sad) news|not the (?:news|answer|outcome|result)", 1),
    Phrase(r"wish you (?:\w+ ){0,4}?(?:success|luck|best|well)|future (?:endeavou?rs|search|career|applications)|all the best (?:for|with|in)", 1),
    Phrase(r"(?:difficult|tough|hard|close) (?:decision|choice|call)|after (?:careful|due|much|thorough|long)|many (?:\w+ )?(?:strong|qualified|talented|excellent)", 1),
    Phrase(r"(?:keep|hold|save|retain) (?:\w+ ){0,3}?(?:details|resume|cv|profile|application) (?:\w+ ){0,3}?(?:file|pool|database|system)", 1),
    Phrase(r"(?:not|n't) (?:be )?(?:able to )?(?:continu(?:e|ing)\b|hir(?:e|ing)\b|fill(?:ing)? (?:the|this)|mak(?:e|ing) (?:you )?an offer|extend(?:ing)? an offer|mak(?:e|ing) a hire)"),
    Phrase(r"(?:not|n't) (?:to )?(?:select|shortlist|choose|pick)(?:ed)? (?:you|your)|(?:not|n't) (?:yet )?(?:made?|make) (?:it|the cut|the shortlist|the final)"),
    Phrase(r"(?:not|n't) (?:quite |currently |fully |entirely |exactly )?(?:an? )?(?:exact |close |full |strong |good |right )?(?:match|meet|fit|align)\w* (?:for |with )?(?:our|the|this|what|all|with)"),
    Phrase(r"(?:discontinu|terminat|conclud|end|clos)\w* (?:your|the|this|our) (?:\w+ )?(?:application|candidacy|process|search|recruitment|consideration)\b"),
    Phrase(r"(?:opted|gone|went|decided|settled|going|chosen|plumped) (?:for|on|with) (?:an?|the|our|another|someone|somebody) (?:\w+ ){0,3}?(?:candidate|applicant|person|colleague|individual)"),
    Phrase(r"(?:selected|chosen|appointed|hired|accepted|found|identified) (?:an?|the|our|another) (?:\w+ ){0,2}?(?:candidate|applicant|person|colleague|individual)(?! (?:will|to|for interview))"),
    Phrase(r"(?:not|n't|no) (?:currently )?(?:have )?(?:a |any )?(?:suitable|appropriate|matching|relevant) (?:position|role|vacancy|opening|opportunity)"),
    Phrase(r"not (?:the |such )?(?:good|positive|better|happier) (?:news|outcome|result)|(?:outcome|result|answer|news) (?:is|was|has been) (?:not|negative|unsuccessful)"),
    Phrase(r"(?:another|other) (?:candidates?|applicants?) (?:has|have|is|are|was|were) (?:\w+ ){0,2}?(?:moved|advanced|progressed|selected|further|preferred|better|stronger)"),
    Phrase(r"(?:not|n't) (?:be )?(?:taken|taking|carried|carrying|put|brought) (?:\w+ ){0,3}?(?:forward|further|through)"),
)  # fmt: skip

_ACKNOWLEDGEMENT = (
    Phrase(r"\b(?:(?:made it|got|come|came) (?:through )?to us|is (?:now )?with (?:the|our|us)\b|has been (?:registered|logged|recorded|passed|forwarded)|(?:got|have) your (?:application|note|cv|email|form|resume)|will be (?:evaluated|assessed|considered|reviewed|examined)|passed it (?:to|on)|going through the pile|(?:not|n't) (?:had|yet had) (?:a )?chance to)"),
    Phrase(r"(?:aim|hope|expect|plan) to (?:\w+ )?(?:update|reply|respond|get back|decide|contact|finish)|closing date|late applications|sit tight|bear with us|couple (?:of )?weeks|working days", 2),
    Phrase(r"\b(?:(?:we(?:'ve)?|i(?:'ve)?|have|has|have just|successfully|safely|team) received (?:your|the|all|an?)|receipt of your|(?:application|cv|resume|submission|documents?|responses?|assessment|test)(?: \w+){0,12}? (?:was|has been|have been|were|is) (?:\w+ )?(?:received|submitted|registered|recorded|logged))"),
    Phrase(r"your (?:\w+ ){0,3}?application(?: \w+){0,10}? (?:reached|landed|arrived|came through|is in|has arrived|is complete|went through|is now with)"),
    Phrase(r"(?:acknowledge|confirm)(?:s|ing|es)?\b (?:\w+ ){0,4}?(?:receipt|your application|that your|that we|we got|we have)|read every application"),
    Phrase(r"application (?:received|submitted|confirmation|complete)|submission (?:received|confirmation)|acknowledge?ment of (?:your )?application"),
    Phrase(r"(?:'ll|will|shall|now|currently|are|is) (?:\w+ ){0,4}?(?:review|reviewing|look(?:ing)? (?:it |through|over|at)|read(?:ing)? |assess|assessing|go(?:ing)? through|consider(?:ing)?|evaluat\w+|screen\w*)\b", 2),
    Phrase(r"(?:under review|being reviewed|still (?:reviewing|being|in|under|very much)|running late|takes? (?:us )?(?:about|around|up to|some)|expect to (?:hear|reach|get|make))", 2),
    Phrase(r"(?:will|'ll|shall) (?:\w+ ){0,3}?(?:be in touch|get (?:back|in touch)|contact you|let you know|hear from|reach out|notify|update you)", 2),
    Phrase(r"\b(?:only (?:\w+ )?(?:shortlisted|short-listed|successful|selected)|(?:excited|happy|eager|keen|looking forward) to (?:review|reviewing|read|reading|look)|(?:if|should) you (?:do not|don't|have not|haven't|are not|aren't|not) (?:hear|heard|been|selected|receive))", 2),
    Phrase(r"thank(?:s| you)(?: \w+){0,3}? for (?:your (?:\w+ )?(?:application|interest|submission)|applying|submitting|sending|taking the time to apply)", 2),
    Phrase(r"(?:is|it's|are) (?:now )?in (?:the|our) (?:system|pipeline|queue)|passed (?:\S+ ){1,3}along\b|flagged (?:it|you|your)"),
    Phrase(r"(?:you (?:should|will|'ll|can expect to)|expect to) hear|automatic reply|auto-?reply|thank you for (?:writing|contacting|getting in touch|your (?:message|email))|is (?:an automatic|an automated)|application (?:was|has been) sent", 2),
    Phrase(r"what (?:happens|comes|to expect) next|next steps\b|no further action|(?:application|reference) (?:number|id|no)", 1),
)  # fmt: skip

_MEETING = r"(?:interview|call|chat|conversation|meeting|screen|assessment|test|challenge|exercise|onsite|on-site|coffee|catch-up|panel|loop|presentation|case study|discussion|day|round|slot|visit)"
_INVITATION = (
    Phrase(r"\b(?:(?:asked|like|want|wants|keen|love|happy) to (?:interview|see|meet) you|(?:link|url) (?:below )?(?:opens|leads|takes)\b[^.!?\n]{0,50}(?:test|assessment|interview|challenge)|(?:finish|complete|submit) it (?:by|before|within)|send (?:me|us) (?:\w+ ){0,2}(?:times|dates|slots))"),
    Phrase(r"do you have (?:\w+ ){0,3}?(?:minutes|mins?|half an hour|time)\b|pick (?:whatever|whichever|any)\b|(?:requested|asked|required) to attend|pencil you in|put you down for"),
    Phrase(r"(?:last|final|first|next|only remaining) (?:step|hurdle|stage|round)\b[^.!?\n]{0,70} (?:is|are|will be)\b|here(?:'s| is) (?:the|your) (?:take-home|task|exercise|brief|test|challenge)|(?:sit|complete|take) (?:an?|the|your|our) (?:\w+ ){0,3}?(?:test|assessment|exam|questionnaire)\b"),
    Phrase(r"(?:candidate|possible|alternative|suitable) (?:dates|times|slots)|(?:hold|have|arrange|offer you) (?:an?) (?:casual|informal|short|quick|brief|virtual|online|first|second|video) (?:talk|chat|call|meeting|conversation|interview)|are you still (?:open|interested|available)"),
    Phrase(r"\b(?:would any of (?:these|the following|those)|(?:any|either|one|which) of (?:these|those|the following) (?:\w+ )?(?:times|slots|dates|work|suit)|\breschedul\w+)"),
    Phrase(rf"(?:invit(?:e|ed|ing)|like|love|delighted|pleased|happy|keen|want|wants|excited|thrilled|ask)\b(?: \w+){{0,3}}? (?:you|him|her|to)(?: \w+){{0,8}}? (?:to |for |in |at |on )?(?:a |an |the |our |your )?(?:[\w-]+ ){{0,5}}?{_MEETING}\b"),
    Phrase(r"(?:like|love|delighted|pleased|happy|keen|want|wants|excited) (?:\w+ ){0,3}?(?:to (?:meet|speak|talk|chat|schedule|arrange|set up|book|hear more|get to know|have you|invite|interview|move you|progress you|proceed|continue)|you (?:back|to proceed|to join us for|to come|to meet))"),
    Phrase(rf"(?:schedul|arrang|book|set(?:ting)? up|confirm|reschedul|postpon|mov|rearrang)\w* (?:\w+ ){{0,4}}?(?:your |a |an |the |our )(?:[\w-]+ ){{0,3}}?{_MEETING}\b", 2),
    Phrase(r"(?:pick|choose|select|book|grab|reserve|propose) (?:\w+ ){0,3}?(?:slot|time|date)s?\b|(?:which|what) (?:\w+ ){0,3}?(?:times?|dates?|slots?) (?:\w+ ){0,3}?(?:work|suit)"),
    Phrase(r"\b(?:(?:your|send|share|know|let us have|with) (?:\w+ ){0,3}?availabilit(?:y|ies)|are you (?:free|available|around)|(?:could|can|would) you (?:do|make|come)\b (?:\w+ ){0,4}?(?:mon|tue|wed|thu|fri|week|any of|\d)|suits? you|when(?:'s| is| would be)? (?:a )?good(?: time)?|works? for you)"),
    Phrase(r"(?:let's|shall we|want to|wanna|could we|can we|fancy) (?:\w+ ){0,4}?(?:coffee|chat|talk|call|meet|catch up|lunch)|ask you to (?:proceed|come|attend|take|complete)"),
    Phrase(r"next (?:step|stage|round)(?: \w+){0,10}? (?:is|will be|would be|are|involves|consists)\b"),
    Phrase(r"(?:you have been|you've been|you were|have been|are) (?:\w+ )?(?:shortlisted|short-listed|selected for (?:an? |the )?(?:\w+ )?(?:interview|next)|invited|through to)|you(?:'re| are) through|you(?:'ve| have)? (?:\w+ )?passed"),
    Phrase(r"(?:move|moving|progress|progressing|advance|advancing|proceed|forward) (?:you |your application |with you )?(?:forward )?(?:on |in )?to (?:the |a |an |our )?(?:next|first|second|third|final|interview|phone|technical|onsite|online|following|assessment)"),
    Phrase(rf"\b(?:looking forward to (?:meeting|seeing|hosting|speaking|talking|welcoming|our|your|the|having|chatting|hearing how)|see you (?:then|there|on|at)|{_MEETING} (?:confirmed|confirmation|invitation|invite|details|schedule)|confirmed:|confirm your attendance|please bring)"),
    Phrase(r"(?:complete|take|start|begin|record|finish|submit) (?:\w+ ){0,3}?(?:assessment|coding|test|challenge|take-home|exercise|video interview|questionnaire|interview)|assessment (?:link|invitation)|(?:start|record) (?:my|your) (?:\w+ )?interview"),
    Phrase(r"(?:join|meeting|zoom|teams|meet|video) (?:link|url|id|passcode)|join:|dial-in|when: |where: |duration: ", 2),
    Phrase(r"congratulations|great news|good news|pleased to (?:inform|let|tell|advise)|happy to (?:inform|let|tell)", 1),
)  # fmt: skip

_OFFER = (
    Phrase(r"\b(?:(?:job|role|position|post|place) is yours|yours if you want|it's a yes\b|(?:wish|decided|like|intend|agreed|happy|pleased|voted) to (?:appoint|employ|hire|propose)|(?:will|would|shall) (?:employ|appoint|hire) you|extend(?:s|ing)? (?:to )?you an?\b|your application [^.!?\n]{0,40}(?:has|was) (?:succeeded|successful)(?! in)|(?:like|love|want|wants|delighted|chosen|selected) (?:for )?you to (?:start|take (?:up|on)|fill|be (?:our|the)|become))"),
    Phrase(r"\b(?:(?:the|our|your|this) offer (?:to|stays|remains|stands|valid|expires|of|is)\b|offer valid|(?:updated|revised|amended) (?:offer|letter|package|contract)|sign-?on bonus|(?:contract|paperwork) (?:to follow|will follow|is attached|attached)|may we offer you)"),
    Phrase(r"(?:pleased|delighted|thrilled|excited|happy|glad|like|love|want|proud|confirm|honou?red) (?:\w+ ){0,5}?(?:offer(?:ing)? you|(?:make|making|extend|extending|confirm|confirming|present|presenting|issue|issuing) (?:you )?(?:\w+ ){0,3}?(?:offer|letter of (?:intent|appointment|offer)|appointment)|our offer|to offer|be offering)"),
    Phrase(r"(?:offer of employment|employment offer|offer letter|letter of (?:intent|appointment|offer)|formal offer|job offer|verbal offer|contract of employment|employment contract|employment agreement)"),
    Phrase(r"(?:like|love|thrilled|want|delighted|hope|excited|happy)(?<!you want) (?:for )?(?:you )?(?:to |if you (?:would |could |'d )?)(?:join(?:ed)? (?:us|the|our)(?! (?:for|at|on|in a)\b)|come on board|came on)|welcome (?:aboard|to the team|on board)|you(?:'ve| have)? got the job|the job is yours|we want you"),
    Phrase(r"we would like to offer|we'd like to offer|i would like to offer|we are offering you|hereby offer|offer you the (?:position|role|job|post)|your offer (?:is|details|package)|accept (?:the|this|our|your) offer|offer is (?:subject|conditional|contingent|valid|open)"),
    Phrase(r"(?:sign|countersign)(?:ed)? (?:\w+ ){0,4}?(?:return|copy|contract|offer)|start(?:ing)? date|date of joining|annual (?:ctc|salary)|base salary|per annum", 1),
)  # fmt: skip

_RESULT_NOTICE = (
    Phrase(r"\b(?:(?:outcome|results?|decision|marks|ruling|letter|report)s? [^.!?\n]{0,60}(?:can be (?:found|viewed|seen|downloaded|collected)|(?:is|are) visible|was uploaded|went out|(?:is|are) on (?:the|our) (?:website|portal|notice))|unread message|see what (?:they|we) decided|(?:tell|inform|let) you (?:of the (?:outcome|result) )?(?:by (?:voice|phone|telephone|post)|over the phone|in person))"),
    Phrase(r"(?:results?|outcomes?) (?:cannot|can't|will not|are not|is not|may not) (?:be )?(?:disclosed|given|sent|shared|discussed)|(?:attached|enclosed) (?:is |please find )?(?:our|the|a) letter (?:regarding|about|concerning)|download your (?:report|result|letter)"),
    Phrase(r"(?:outcome|result|results|decision|status|update|message|letter|notification|response|list)\b(?: [\w',/()-]+){0,18}? (?:is|are|has|have|was|were) (?:now |been |just |recently )*(?:available|published|posted|released|changed|updated|ready|waiting|hosted|uploaded|made|issued)"),
    Phrase(r"\b(?:(?:new |a |important )?(?:message|notification|letter|update|status) (?:is )?(?:waiting|available|for you|posted)|results? (?:released|declared|published|are out|announcement)|declaration of (?:\w+ )?result)"),
    Phrase(r"(?:log ?in|sign ?in|log on|sign on|visit|check|go to|access|open)\b(?: [\w',-]+){0,12}? (?:portal|account|website|candidate home|dashboard|application status|my applications|profile|site)(?: \w+){0,8}? (?:to |for |and |under )?(?:view|see|read|check|find|open|learn|result|outcome|decision|status)", 2),
    Phrase(r"(?:to (?:view|see|read|check) (?:it|your|the) (?:\w+ )?(?:message|result|results|outcome|decision|status|letter|update)|view (?:your )?(?:status|decision|result))", 2),
)  # fmt: skip

_OTHER = (
    Phrase(r"\b(?:credit card|loan|admissions? committee|msc|degree programme|bidder|tender|supplier|awards?(?! of)|camera-ready|accepted papers?|paper \d+|call for|delete your (?:file|data)|renew your consent|reply stop|mortgage|overdraft|scholarship|bursary|fellowship award|tenancy|landlord|letting|flat|apartment|lease|insurance claim|visa application|abstract|manuscript|papers? (?:id|submission)|proposal for (?:a )?talk|call for papers|programme committee|program committee|admission|prize|competition entry|raffle|parcel|delivery (?:date|delay|attempt|update)|shipment|has shipped|shipping (?:update|delay|confirmation)|your order|refund|invoice|voucher|promo|discount|verify your (?:email|account)|activate your account|reset your password|one-time (?:code|password)|credit history|rewards? card|card services|(?:short|quick|brief|our|feedback|satisfaction|experience) survey|take (?:the|this|our|a) (?:\w+ )?survey|questionnaire about your|rate your)\b"),
    Phrase(r"\b(?:came across|found|saw|noticed|impressed by|looking at) your (?:\w+ )?(?:profile|background|linkedin|github)|your name came up|open to (?:new|hearing|exploring|a new)|passive candidate|happy where you are|on the market|retained by|working with a client"),
    Phrase(r"\b(?:new|recommended|similar|matching|top|latest) jobs? (?:for you|alert|match|matching|in|that)|job alert|jobs you (?:may|might)|this week's (?:issue|jobs|edition)|newsletter|webinar|register now|open day|career fair|careers fair|view (?:all|more) jobs"),
    Phrase(r"(?:unsubscribe|view in browser|view this email|preferences)", 1),
)  # fmt: skip

OWN_WITHDRAWAL = (
    r"\b(?:your|you|of your|about your) (?:\w+ ){0,3}?(?:withdrawal|decision to withdraw|withdrawing|withdrawn your|wish to withdraw|withdrew)\b"
    r"|(?:letting|let) (?:us|me) know (?:[\w,']+ ){0,8}?(?:withdraw|accepted (?:an|the|a)|congratulations on)|withdrawn (?:you|your application) (?:as|at your|per)|taken you out of the process"
    r"|congratulations on (?:the|your) (?:other|new) (?:role|job|offer|position)"
)
WITHDRAWAL_SUBJECT = r"\bwithdraw(?:al|ing|n)?\b(?! offer)"
JOB = r"\b(?:position|role|vacanc|posts?\b|jobs?\b|interview|hiring|recruit|career|candida|applicants?|resume|cv\b|talent|onsite|shortlist|employ|engineer|take-home|human resources|hr\b|join (?:us|the team))"

KINDS: Kinds = {
    MailKind.REJECTION: _REJECTION,
    MailKind.ACKNOWLEDGEMENT: _ACKNOWLEDGEMENT,
    MailKind.INVITATION: _INVITATION,
    MailKind.OFFER: _OFFER,
    MailKind.RESULT_NOTICE: _RESULT_NOTICE,
    MailKind.OTHER: _OTHER,
}

CONDITIONAL = Scope(
    before=r"(?:^|[\s(,;])(?:if|should ?$|(?<!we )(?<!i )should (?:you|the|we|any|this|there|your|an?|it)|unless|whether|in case|in the event|until|when|once|before|otherwise|(?<![a-z'] )had (?:you|we|it|the)|only if|provided|even though we may|"
    r"candidates who|applicants who|those who|anyone who|people who|everyone who|expired|candidates whose|applications without|who (?:are|is|were)|"
    r"we (?:may|might)|you (?:may|might)|may be|might be|would have to|can be|could be|sometimes|normally|usually|typically|often|"
    r"hopefully|assume|deem|take it)\b(?![^,;.]*?(?:, (?:but|unfortunately|however)\b|; ))",
    behind=r"(?: after all)?\?|(?: \w+){0,3} (?:will|shall|would|can|may|must) (?:be (?:notified|informed|contacted|told|destroyed|intimated)|receive)",
    anywhere=r"(?:no decisions? (?:has|have)|(?:your|an) (?:earlier|previous|past|last|other) applications?|never (?:asks?|charges?|requests?)|regret (?:that )?(?:only|we cannot return|that we cannot (?:return|comment|extend))|no one has been|nobody has been)",
)
"""Where a decision is none: under a condition, said of candidates in general, or told as news of others."""

SCHEDULING = r"(?:with|for|of|on) (?:your|our|the|tomorrow's|today's|this|that) (?:[\w-]+ ){0,3}?(?:interview|call|meeting|chat|slot|time|appointment)"
SCHEDULING_BEFORE = _NONE
THANKED = _NONE
DENIED = r"(?:\bnot|n't|never|cannot) (?:\w+ )?$"
"""What goes no further here is an appointment, not a candidacy."""


IN_GENERAL = r"\b(?:applicants|candidates|applications|everyone|people|those|folks)\b"
"""A sentence that speaks of these and not of the reader decides nothing about the reader."""
OTHERS_CHOSEN = rf"(?:we|they|i|team|panel|committee|partners|department|company|client|has|have|was|were)\b.*?(?:{_OTHERS})|closely|whose|regret"
OF_THE_READER = r"\byou\b|\byour\b|\byou've\b|\byou're\b"
