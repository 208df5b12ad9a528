"""What English rejections state besides the no: patterns of lower-case text with straight quotes."""

from rechallenge_cli.domain.codes import Cause
from rechallenge_cli.intake.phrases import any_of

_NONE = r"(?!)"
"""What English says in another place matches nothing here."""
_NOT = r"(?:not|n't|never|no longer|cannot|unable to|shan't|won't)"
_PERSON = r"(?:candidates?|applicants?|applications?|profiles?|persons?|people|individuals?|professionals?|guys?|colleagues?|finalists?|folks|hires?|contenders?|submissions?)"
_OTHERS = (
    rf"(?:(?:an)?other|different|alternat\w+|stronger|internal|external|local|more [\w-]+|better[- ]\w+|higher[- ]\w+|closer|successful|preferred|chosen) (?:[\w-]+ ){{0,3}}?{_PERSON}\b"
    r"|(?:an)?other (?:one|finalist)\b|someone\b|somebody\b|others\b|the other (?:two|one|three|finalist|candidate|person)|those (?:who|whose|with)"
    rf"|(?:a few|a handful of|a (?:small|smaller|limited) (?:number|group|set) of|some|those|several|two|three|four|five|six|ten|\d+) (?:[\w-]+ ){{0,3}}?{_PERSON}\b"
    rf"|{_PERSON} (?:other than you|who(?:se|m|'s|'ve)?\b|with (?:[\w-]+ ){{0,3}}?(?:experience|background|match|fit|skills?|knowledge|depth))|(?:an?|the) internal (?:\w+ )?(?:candidate|applicant|hire|colleague|move|transfer|appointment)"
)
_OTHER_SUBJECTS = (
    rf"(?:(?:an)?other|stronger|internal|successful|preferred|chosen) (?:[\w-]+ ){{0,2}}?{_PERSON}\b|\bothers\b"
)
_CHOOSING = f"(?:{any_of('mov|go|going|gone|went|proceed|progress|continu|advanc|pursu|focus|select|chos|choos|offer|appoint|hir|prefer|prioriti|meet|interview|invit|shortlist|pick|opt|settl|decid|accept|extend|made|making|favou?r|land|find|found|promot|recommend|employ|recruit|see|ask|award|beg[au]n|start')})"
_JOB = f"(?:{any_of('roles?|positions?|posts?|vacancy|vacancies|jobs?|openings?|requisitions?|req|seats?|searches|search|hire|hiring|recruitment|recruiting|headcount|process|project|campaign|programme|program|intake|appointment|competition|opportunity|listing')})"
_STOPPED = r"(?:cancel+ed|withdrawn|frozen|pulled|eliminated|removed|discontinued|suspended|paused|stopped|shelved|scrapped|postponed|deferred|halted|abandoned|axed|dropped|cut|(?:put |placed )?on (?:hold|ice)|put back|mothballed|re-?scoped|redefined)"
_CHECK = r"(?:(?:background|reference|security|right[- ]to[- ]work|export|compliance|credit|criminal|medical|pre-?employment|drug|identity|licen[cs]e)[\w -]{0,20}?(?:checks?|screening|clearance|vetting|verification|disclosure|tests?)\b|references\b|\breferees?\b|\bdbs\b|\bvetting\b|employment history|dates of employment|export-controlled|\bclearance\b)"
_STOPPING = (
    r"(?:paus\w+|freez\w+|froze\w*|cancel\w*|suspend\w*|halt\w*|postpon\w+|shelv\w+|scrap\w*|pull(?:ed|ing)|hold on)"
)
_ABILITY = r"(?:requirements?|criteri\w+|experience|qualif\w+|skills?|skillset|background|licen[cs]e\w*|degree|certificat\w+|eligib\w+|right to work|permit|sponsor\w*|visa|language|fluen\w+|knowledge|profile|needs|specification|match|fit|what (?:we|our|the|they))"

REASONS: tuple[tuple[Cause, str], ...] = (
    (
        Cause.CHECK_FAILED,
        (
            rf"\b{_CHECK}[^.!?\n]{{0,60}}?(?:\bnot\b|n't|\bfail\w*|unable|issue|unsatisfactory|negative|discrepan\w+|inconsisten\w+|refused|denied|adverse|concern)"
            rf"|(?:\bnot\b|n't|\bfail\w*|unable to|cannot) (?:[\w-]+ ){{0,6}}?(?:{_CHECK}|clear that check)|(?:check|report|references)\b[^.!?\n]{{0,70}}(?:rescind|withdr|revok)|(?:rescind|withdr|revok)\w*[^.!?\n]{{0,80}}(?:\bcheck|\breport|references)|information in (?:that|the|your) report|(?:discrepan\w+|inconsisten\w+) [^.!?\n]{{0,60}}(?:employment|cv|resume|references?|dates)"
        ),
    ),
    (
        Cause.WITHDREW,
        r"(?:treat|regard|consider|mark|record|deem|tak|assum)\w* (?:that )?(?:your (?:\w+ )?(?:application|candidacy)|you|it)(?: \w+){0,4}? (?:as )?(?:having )?(?:been )?(?:withdrawn|withdrew|dropped out)|deemed (?:to have )?withdrawn|(?:closed|closing) your (?:application|file)[^.!?\n]{0,40}(?:no (?:reply|response|answer)|n't heard|not (?:heard|received))",
    ),
    (
        Cause.CANCELLED,
        (
            rf"\b{_JOB}\b[^.!?\n]{{0,60}}? (?:has|have|had|is|was|were|been|being|got|be|gets)(?: [\w']+){{0,3}}? {_STOPPED}\b"
            rf"|\b{_STOPPING}\b (?:[\w'-]+ ){{0,6}}?{_JOB}\b[^.!?\n]{{0,40}}|\b(?:hiring|recruitment|recruiting|headcount|pay) freeze|freeze on|\bon (?:indefinite )?(?:hold|ice)\b"
            r"|\b(?:headcount|budgets?|funding|grant)\b[^.!?\n]{0,60}?(?:\bcut\b|\bcuts\b|withdrawn|smaller|\bnot\b|n't|fell|reallocat\w+|lost|pulled|ended|elsewhere|frozen|delayed|dried|removed|reduced)"
            r"|(?:lost|losing|without|reduced|cuts? (?:in|to)|no|change in|changes to) (?:\w+ ){0,2}?(?:budgets?|funding|headcount)|restructur\w+|reorgani[sz]\w+|redundanc\w+|lay-?offs?\b|laid off"
            rf"|(?:{_NOT}|not to|against|without) (?:be )?(?:going to |go ahead and )?(?:fill(?:ed|ing)?|recruit(?:ing)?|hir(?:e|ing)|appoint(?:ing)?|need(?:ed)?|requir(?:e|ed|ing)|mak(?:e|ing) (?:a|any|an) (?:hire|appointment)|go(?:ing)? ahead with)(?: (?:for|to|with|at all|anyone|anybody|a|an))?(?: (?:the|this|that) (?:[\w-]+ ){{0,3}}?{_JOB}|\b(?= ?[,.;]| at all| anyone| anybody| this (?:year|time|season)| for (?:this|the)))"
            r"|(?:priorit(?:y|ies)|plans|strategy|(?:business|hiring|company|operational) needs|direction of the (?:team|company))[^.!?\n]{0,20} (?:shifted|changed|moved)|change (?:in|of|to) (?:\w+ ){0,3}(?:needs|priorities|plans|strategy)|clos(?:e|ed|ing) (?:down )?(?:the|this|our) search (?:without|empty)"
        ),
    ),
    (
        Cause.FILLED,
        (
            rf"\b(?:{_JOB}|it|which|place|places)\b[^.!?\n]{{0,50}}? (?:has|have|is|was|were|had|'s|been)(?: (?:now|already|since|just|recently|been|also|all|internally|subsequently|unfortunately|actually)){{0,3}} (?:filled|(?<=been )taken|(?<=is )taken|(?<=was )taken|(?<=already )taken(?= by|[.,;])|closed as)\b"
            rf"|(?<!not )(?<!n't )(?:filled|closed|closing) (?:the|this|that|our|all(?: of)?|every) (?:[\w-]+ ){{0,4}}?{_JOB}|{_JOB}\b[^.!?\n]{{0,40}} no longer (?:available|open|vacant)|no longer (?:an? )?(?:available|open|vacant)"
            rf"|(?:someone|somebody|a candidate|an appointment|offer) (?:\w+ ){{0,3}}?(?:already|before (?:your|we|you)|last (?:week|month))|(?:a|the) candidate (?:has|was) (?:been )?(?:\w+ )?(?:selected|chosen|appointed|hired)|(?:role|position|vacancy|requisition|post|opening) (?:is|has|was) (?:now |since |already )?(?:been )?closed\b|(?:places?|spots?|seats?|positions?|vacancies|posts?)\b[^.!?\n]{{0,40}}? (?:have|has|are|were|is) (?:(?:already|all|now|since|both) ){{0,2}}(?:gone|full|been (?:taken|allocated|awarded))\b|already (?:hired|appointed|found|offered|accepted)|before (?:your|we) (?:\w+ ){{0,3}}(?:arrived|reached|received|read|came|looked)"
        ),
    ),
    (
        Cause.OTHER_CANDIDATE,
        (
            rf"\b{_CHOOSING}\w* (?:[\w',-]+ ){{0,9}}?(?:{_OTHERS})|(?:{_OTHER_SUBJECTS}) (?:[\w',-]+ ){{0,3}}?(?:has|have|had|was|were|are|is|more|better|ranked|scored|came|edged|got|accepted|will be|'s)\b"
            r"|(?:more closely|more directly|more nearly|better|closer|closest|stronger|even better) (?:\w+ )?(?:match|fit|align|suit|meet|address|correspond)\w*|ranked (?:above|higher)|offered it to them|offered (?:the \w+|it) to (?:the|another|a)\b|(?:person|candidate|one|applicant) (?:we|they|the \w+|who was|that was|finally) (?:have |has |eventually |finally |ultimately )?(?:appointed|chose|hired|picked|selected|chosen|went)"
            r"|(?:hired|hiring|appointed|appointing|chosen|chose|gone (?:for|with)|went (?:for|with)|selected|picked) (?:an?|our|the) (?:[\w-]+ ){1,6}?(?:who|with|from|through|whose|internally|in-?house|already)\b|(?:picked|chosen|chose|selected) (?:the|our|those) (?:people|candidates|applicants|ones|shortlist|finalists)|not (?:be )?(?:among|amongst|one of) (?:them|those|the)\b|(?:candidates|applicants|others|people) (?:who |that )?(?:had |have )?(?:scored|performed|ranked|offered|brought|had|have|with) (?:\w+ ){0,3}?(?:higher|better|more|stronger|greater|closer|longer|deeper)|higher[- ]scoring|stronger (?:field|applications|pool|overall)|(?:edged|pipped|beaten|outscored)"
        ),
    ),
    (
        Cause.NOT_MATCH,
        (
            rf"\b(?:{_NOT})\b (?:[\w'-]+ ){{0,3}}?(?:match|meet|satisfy|possess|demonstrate|hold|fulfil|evidence|align|sponsor|see|have|fit|showing?|bring|include|reflect|reach|correspond|suit)\w*\b(?: [\w',-]+){{0,7}}? {_ABILITY}\b|{_NOT} (?:quite |currently |exactly )?(?:the |an? |be the |be a |been the )?(?:right|good|strong|mutual|close|perfect|best|ideal|natural|obvious|suitable|quite a|exact) (?:fit|match|candidate|person|profile)"
            rf"|{_NOT} (?:[\w'-]+ ){{0,2}}?(?:eligible|qualified|suitable|sponsor\w*|suited)|(?:need|needs|needed|looking for|after|requires?|required|seeking|calls? for|must have|essential|demands) (?:someone|somebody|a candidate|candidates|a person|at least|people|an? [\w-]+ with|a minimum)|(?:lack(?:s|ed|ing)?|short of|missing|without|no|insufficient|limited|not enough|too little) (?:of |on )?(?:[\w'-]+ ){{0,4}}?(?:experience|qualif\w+|requirements?|certificat\w+|licen[cs]e|degree|skills?)\b"
            r"|(?:lighter|less|weaker|fewer|shorter|lower|narrower|more junior|more senior) (?:\w+ ){0,3}?than (?:we|they|the \w+|he|she|what|this) (?:\w+ )?(?:need|requir|want|hop|look|call|is|was|ask|had)\w*|over-?qualified|under-?qualified|too (?:junior|senior|early in|experienced)|not (?:going to be )?a match\b|not where you are yet|hoped for (?:deeper|more|stronger|someone)|(?:would|'d) need a (?:visa|work permit|sponsor)"
        ),
    ),
)

NEAR_MISS = (
    r"(?:came|come|was|were|boiled|whittled|got|narrowed) (?:it )?down to (?:you|two|three|the two|the final two|the last two|a (?:very )?(?:close|tight)|just two)|(?:between|torn between) you and|(?:final|last|top) two\b|one of (?:our |the )?(?:two|three|final two|last two)|the other finalist",
    r"\b(?:an?|such|so|very|extremely|really|incredibly|unusually|painfully|agoni[sz]ingly|that|how|too|as) close\b(?! (?:of|friend|eye|look|attention|contact|to (?:the office|home|us)|as))|\bclose (?:call|run|second|contest|runner|decision)|(?:any|been|much) closer\b|runner[- ]?up|silver medal|second (?:choice|on our list|place)",
    r"narrow(?:est|ly|er)? (?:of )?(?:margin|second|missed)|(?:slim\w*|small\w*|fine\w*|thin\w*|tiniest) (?:of )?margins?|(?:one|two|three|half a|a couple of|a few|single|a) (?:points?|marks?|votes?|percent) (?:behind|short|below|off|away|apart)|(?:almost|nearly|very nearly) (?:chose|picked|offered|hired|went with|you)|by a (?:whisker|hair|nose)|hair'?s breadth|neck and neck|photo finish|pipped|within a (?:whisker|hair)|matter of a whisker",
    r"had (?:the|our) (?:other|first|chosen) (?:hire|candidate|choice)|if the other (?:hire|person|candidate)|if we had (?:had )?(?:two|a second|another) (?:posts?|roles?|positions?|seats?|jobs?)",
)
WAITLIST = (
    r"(?:reserve|waiting|wait|stand-?by|alternate|merit) ?list(?:ed)?|waitlist(?:ed)?|held in reserve|on (?:the )?reserve\b|as (?:an? |our )?(?:alternate|reserve candidate|backup|back-up)|order of merit list|(?:keep|hold|have|put|place|consider)\w* you (?:[\w-]+ ){0,4}?(?:backup|back-up|reserve|standby|stand-by|alternate|in line)\b|(?:first|next|second) in line\b|reserve (?:candidate|status|place|pool)|(?:if|should) (?:they|our first choice|the (?:other|chosen|successful|preferred|first|appointed) [\w-]+|anyone|someone) (?:[\w']+ ){0,3}?(?:declin|turn|withdraw|fall|drop|pull|change)\w*|(?:if|should) (?:a|another|one of the) (?:places?|seats?|spots?) (?:becomes?|opens?|frees?|comes?)",
)
INVITED = (
    (
        r"(?:would|might|may) (?:that|this|you) (?:\w+ ){0,3}?(?:interest(?:ed)?|be (?:interested|open))|(?:are|would) you (?:be )?(?:interested|open to|willing)|"
        r"(?:like|love|want|keen|invite|encourage) (?:for )?you (?:\w+ ){0,2}?(?:to (?:be considered|consider|re-?sit|retake|try again|interview|speak|meet|come back|apply again)|for (?:another|a different|the))|"
        r"(?:another|second|further) (?:chance|attempt|opportunity|try)\b(?: \w+){0,8}? (?:reply|let|book|register|confirm|apply|take)|"
        r"(?:instead|alternatively),? (?:we|i)(?:'d| would)? (?:like|love|suggest|propose)|(?:consider(?:ed|ing)? you|put you forward|a better fit|suit you better|in mind) for (?:a|an|our|the|another) (?:\w+ ){1,6}?(?:role|position|opening|job)"
    ),
)
ASKS_FOR_ANSWER = r"(?:reply|let me know|let us know|answer|respond|get back|confirm|tell me|tell us|interested|interest you|book|call me|say yes|drop me)"
NO_CONTACT = (
    (
        r"(?:do not|don't|please do not|please don't|not) (?:reply|respond|answer|call|write|contact)|no[- ]?reply|unmonitored|not monitored|unattended|replies (?:to this (?:\w+ )?)?(?:are|will|cannot|is) (?:not|be|n't)|"
        r"(?:no|not enter into|(?:unable|not able|cannot|do not|can't) (?:to )?enter into|(?:unable|not able|cannot) (?:to )?(?:respond|reply|answer)\w* (?:to )?(?:any |individual |further |telephone )*(?:enquir|inquir|question|quer|request)|not engage in) (?:any )?(?:\w+ )?(?:correspondence|further discussion)|(?:refrain|kindly refrain) from (?:contacting|calling|telephoning|replying)|"
        r"would not contact|not (?:be )?(?:able to )?(?:respond|reply) to (?:any )?(?:further )?(?:enquiries|inquiries|questions|messages|replies)"
    ),
)
NEVER_REAPPLY = (
    (
        r"(?:do not|don't|not|cannot|no|never|unable to|does not) (?:be )?(?:able to )?(?:accept|consider|allow|permit|entertain)(?:ed|ing|s)? (?:any )?(?:further |repeat |second |future |new |your )?(?:re-?applications?|applications? (?:again|from (?:you|previous|former|past|candidates|applicants)))|"
        r"(?:may|can|are|is) (?:only )?(?:attempt|apply|be attempted|permitted)\w*(?: \w+){0,3} (?:only )?once(?! (?:per|a|an|each|every|in|during|you|we|the))|(?:not|cannot|n't) (?:be )?(?:eligible to |able to |allowed to )?(?:re-?apply|apply again|apply for any)(?:(?! (?:until|before|within|for (?:\d|six|twelve|a |one|two)|in the next)).)*$|re-?applications? (?:are|is|will) (?:not|n't)"
    ),
)
COOL_OFF = (
    r"(?:re-?appl\w*|apply again|applying again|re-?appear|re-?sit|new application|another application|further application|be considered again|reconsider\w*|re-?consider\w*|try again|(?:another|a second) (?:go|try|shot)|(?:applications?|window|intake) (?:will )?(?:re-?)?opens?|welcome back|opens? (?:up )?again|next (?:intake|round of (?:hiring|recruitment)|recruitment)|take (?:it|the test) again|re-?tak\w+|attempt)",
)
"""A sentence with one of these and a length of time or a day states how long to wait."""
PERIOD_BARE = r"(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty[- ]four|an?|half a) (?:\((?:\d+)\) )?(?:calendar |full )?(?P<unit>day|week|month|year)s?"
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "eighteen": 18,
    "twenty four": 24,
    "twenty-four": 24,
    "half a": 0.5,
}

_THEY = r"(?:they|the (?:[\w-]+ ){0,2}?(?:team|panel|committee|department|partners?|managers?|interviewers?|reviewers?|assessors?|markers?|client|board|judges?|jury|engineers?|director|lead)|he|she|we|i|one of us|(?:two|three|some|several|both|all) of (?:us|them)|our (?:[\w-]+ ){0,2}?(?:team|panel|reviewers?|interviewers?|engineers?|assessors?)|[a-z]+)"
_FOUND = r"(?:felt|thought|noted|found|missed|hoped|wanted|would have liked|'d have liked|would have loved|hesitated|struggled|commented|flagged|observed|noticed|judged|agreed|said|mentioned|worried|were concerned|had (?:concerns|reservations|doubts|questions)|were looking for|really needs|needed)"
_WORK = r"(?:answers?|code|solution|presentation|case|portfolio|reel|design|test|task|submission|exercise|essay|writing|structuring|modell?ing|analysis|examples?|communication|delivery|pitch|lesson|scores?|proposal|statement|letter|piece|demo|tests|approach|explanations?|technique|drawings?|models?|translation|edit|prototype|interview|performance|python|sql|query|queries|arithmetic|maths?|english|grammar|timing|structure|style|knowledge|architecture|documentation)"
_GAP = r"(?:\bbut\b|\bhowever\b|\bthough\b|\bwhereas\b|less|lacked|lacking|light(?:er)?\b|thin(?:ner)?\b|miss(?:ed|ing)|more\b|not\b|n't\b|uneven|weak\w*|short\b|vague|struggl\w+|hesitat\w+|could have|would have|needs?\b|gaps?\b|concerns?|improv\w+|lost\b|slow\w*|too\b|deeper|depth|rather than|instead|unclear|rushed|shaky|hard to follow|overran|little\b|few\b|only\b|never\b|without\b|skipped|stronger|weaker|generic|surface)"
FEEDBACK = (
    rf"\b{_THEY} (?:\w+ )?(?!(?<=i )wanted|wanted (?:you )?to){_FOUND}\b[^.!?\n]*?\b(?:you|your|candidate|someone|somebody|{_WORK}|depth|detail|experience)\b",
    rf"\byour (?:[\w'-]+ ){{0,4}}?{_WORK}(?: [\w'-]+){{0,5}}? (?:was|were|is|are|has|had|lack\w*|show\w*|need\w*|could|leans?|came across|fell|felt|read|ran|stood|did|didn't|wasn't|weren't)\b",
    r"\bwhere (?:you|we) (?:lost|fell|struggled|could|wanted|hoped|felt|would)|\bwhat (?:we|i|they) (?:heard|saw|missed|wanted|found|hoped)|\byou (?:\w+ )?(?:told us|gave|spent|structured|explained|answered|described|handled|came across|presented|jumped|skipped|showed|demonstrated|approached|struggled|rushed|relied|walked|communicated|scored|lost|missed|seemed|sounded|could have|might have)\b",
    r"(?:a bit|a touch|a little|slightly|somewhat|rather|fairly|quite) (?:light|lighter|short|thin|weak|quiet|vague|junior|generic|rushed|thinner|shallow)|for next time|area(?:s)? (?:for|to) (?:improve|develop|work)|room for improvement|(?:we'd|we would|i'd|i would|would) (?:suggest|recommend|encourage) (?:you|work|spend|prepar|bring|practi)|one thing (?:to|that)|perhaps of use|(?:silhouettes|lighting|colou?rs?|rhythm|tests?|naming|error handling) (?:\w+ ){0,3}(?:was|were)",
)
"""Words that speak of what this reader did."""
CRITICAL = _GAP
"""Praise alone is courtesy; a judgement of the reader also says what was missing, or sets one thing against another."""
FEEDBACK_HEADING = r"\b(?:feedback|comments?|notes|observations|remarks|reviewers?'? notes)\b"
ANNOUNCED = r"feedback|comments?|in their words|word for word|quote|in short|briefly"
"""Behind such words and a colon stands what they said."""
NO_FEEDBACK = r"(?:unable to|not able to|cannot|can't|not in a position|unfortunately|not possible|no individual|individual (?:feedback|results|scores)|if you (?:would|'d) (?:like|prefer)|on request|happy to (?:share|give|provide|talk)|promised|feedback (?:is|was|on|by|can)|should you|let me know|please)"
COURTESY = r"impressed (?:by|with) your (?:background|qualifications|experience|profile|application)|\bmany\b|strong candidates|careful|\bapplication\b|qualifications|difficult|grateful|enjoyed meeting|thank|move forward|moving forward|proceed|other candidates|(?:an)?other candidates?|other finalist|decision|decided|standard|the bar\b|minimum|pass mark|threshold|journey|this is not|regret|future|wish you|database|hear from|keep your|offer you|your interest"
"""What is said to everybody is no feedback."""
