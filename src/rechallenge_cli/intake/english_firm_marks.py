"""Where English mails name a firm, and the words around such a name that are none of it: tables."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_WORD = rf"(?!(?:I|We|You|They|He|She|It)\b)(?:(?:[A-Z]\.){{2,4}}|\d{{0,2}}[{_UPPER}][\w&'+-]*(?:\.[A-Za-z][\w-]*)*|\d+[A-Za-z]\w*)"
_FORM = (
    r"(?:Inc(?:orporated)?|Ltd|Limited|LLC|LLP|LP|PLC|plc|PBC|Corp(?:oration)?|Co(?:mpany)?|Pty|Pte|Pvt|Private Limited|Sdn\.? Bhd|"
    r"PartGmbB|PartG|GmbH|mbH|OHG|UG|AG|KGaA|KG|SE|SAS?|S\.A\.S?|S\.A|S\.r\.l|S\.p\.A|SpA|Srl|S\.L|SL|B\.V|BV|N\.V|NV|Oyj?|AB|ASA?|A/S|ApS|s\.r\.o|Kft|K\.K|KK)"
)
_FORMS = rf"(?:,? (?:& |and )?{_FORM}(?![\w&'])\.?)*"
_JOINED = r"(?:of(?: the)?|and|&|\+|de(?: la)?|du|von|van|der|la|le|y|e|et|und)"
_INSTITUTION = (
    r"(?:Observatory|Alliance|Association|Initiative|Federation|Partnership|Laboratory|Conservatoire|Bureau|Department|Dept|Ministry|University|Institute|Council|College|Museum|Bank|Office|Port|City|School|Board|"
    r"Agency|Centre|Center|Commission|Authority|Faculty|Academy|Society|Foundation|Campaign|Fund|Trust)"
)
_PLAIN = rf"{_WORD}(?: (?:{_JOINED} )?(?:{_WORD}|\d{{1,3}}(?= [{_UPPER}]))){{0,6}}"
NAME = rf"(?:(?:{_WORD} ){{0,3}}?{_INSTITUTION} (?:of|for) (?:the )?{_PLAIN}|{_PLAIN}){_FORMS}"
_NAMED = rf"(?:the )?(?P<name>(?:The )?{NAME})"
WHOLE_NAME = rf"(?:[Tt]he )?{NAME}"


JOINTS, MOST_JOINTS = frozenset(" .&'-"), 3
"""What stands between the letters of a name that are one word in its domain, and how many such marks in a row."""
IN_FRONT_OF_NO_NAME = r"[\w.@/-]"

MORE_OF_A_NAME = rf"(?P<more>(?: (?:{_JOINED} )?{_WORD}){{1,4}})?(?![\w@]|\.\w)"
"""What may stand behind such a name and belongs to it."""


LABELS: tuple[tuple[str, float], ...] = (
    (
        (
            r"(?im)^[^\w\n]*(?:company(?: name)?|employer|organi[sz]ation|client|hiring (?:company|organi[sz]ation|employer)|firm|business|"
            r"brand|school|trust|practice|hospital|agency|authority|institution|advertiser|posted by|sent by|sender|from)\s*:\s*(?P<name>[^\n|]{2,70}?)\s*(?:[|\n(]|\Z)"
        ),
        5.0,
    ),
    (
        rf"(?im)^[^\w\n]*department\s*:\s*(?P<name>(?-i:{_INSTITUTION} (?:of|for) [^\n|]{{2,60}}?|[^\n|:]{{2,50}} {_INSTITUTION}))\s*(?:[|\n(]|\Z)",
        5.0,
    ),
)
"""A line that says what it gives."""
PLACE = r"(?i)^[^\w\n]*(?:address|where|venue|location|place|site|directions|meeting point|parking|map)\s*[:-]"
"""A line that says where one is to come, which may be anybody's house."""
OF_A_SERVICE = rf"\b(?i:(?:message|e-?mail|notification|mailing) (?:is |was |has been )?(?:sent )?(?:automatically )?(?:from|by|via|through)|powered by|sent via|(?:log|sign) ?in to|account (?:on|with|at)) {_NAMED}"
"""What names the service that sends, which is somebody else."""
SECTION = r"(?i)^(?:institute|faculty|school|department|dept|division|centre|center|section|unit|group|ward|chair|laboratory|lab)\b"
WHOLE = r"\b(?:University|College|Hospitals?|Trust|Council|Constabulary|Polytechnic|Ministry)\b"
"""A section is named above the institution that it belongs to."""
SAID_BEFORE_A_FIRM = r"\b(?:at|to|in|from|join|joining|by) (?:the )?$"
SAID_BEHIND_A_FIRM = r"(?i)(?: team| \w+ team|'s|,? (?:is|has|are|have|Inc|Ltd|LL))\b"
"""How one speaks of a firm."""
HEAD_OF = rf"(?:[A-Z]\w+ )?(?:Head|Director|VP|Chief|Manager|Lead|Leader|Dean|Master) of (?!.*\b{_INSTITUTION}\b)"
"""A title, with what its bearer leads behind it."""
NAMED_WITH_ME = r"\b(?P<name>[A-Z][a-z]+) and (?:I|me|myself)\b|\b(?:I|me) and (?P<other>[A-Z][a-z]+)\b"
"""Who is named beside the writer is a person."""
AT_A_SITE = r"(?: (?:HR|Human Resources|Careers|Recruitment|Recruiting|Talent Acquisition|Jobs)(?: (?!and |&)[A-Z][a-z]+){1,2}| (?:Depot|Branch|Site|Warehouse|Unit) [A-Z]*\d+| HQ| Headquarters| Head Office)$"
"""A team or a house of the firm with where it is."""

_FIRMLY = (
    r"(?:(?:is|are) (?:pleased|delighted|thrilled|excited|happy|proud|glad|sorry|an? [Ee]qual)|has (?:invited|decided|reviewed|asked|sent|received|chosen|completed)|"
    r"have (?:asked|decided|invited|chosen|come back|gone|offered)|would like|would love|came back|regrets?|wants?|never|reserves)\b"
)
FRAMES: tuple[tuple[str, float], ...] = (
    (rf"\b(?i:interest(?:ed)? in|attracted to|chosen|choosing|considering) (?:(?i:joining|working (?:at|for|with)) )?{_NAMED}", 1.0),
    (
        rf"\b(?i:application|apply|applying|applied|candidacy|candidature|welcome|cv|r[eé]sum[eé]|portfolio|details|sent|submitted|back|offer|candidate) (?:\w+ )?(?:to|with|at) {_NAMED}",
        1.6,
    ),
    (rf"\b(?i:join(?:ing)?|work(?:ing)? for|writing to|experience of|updates? from|greetings from|news from|invited by|offer from|message from|behalf of) (?:(?i:everyone|all|the \w+) (?:at|of) )?{_NAMED}", 1.6),
    (rf"\b(?i:at|@) {_NAMED}", 1.2),
    (rf"\b(?i:with(?:in)?|from) {_NAMED}", 0.7),
    (
        (rf"\b(?i:position|role|job|post|opening|vacanc(?:y|ies)|opportunit(?:y|ies)|careers?|team|here|us|future|process|employment|interest|interview(?:ing|ed|s)?|work(?:ing|ed)?|"
        rf"staff|colleagues|people|folks|everyone|time|conversations?|spent|internship|scheme|programme|program|committee|panel|assessment|uses?) (?:\w+ )?(?:at|with|within|of|from) {_NAMED}"),
        0.8,
    ),
    (rf"(?:^|[.!?\n] ?){_NAMED} {_FIRMLY}", 1.6),
    (rf"(?:^|[.!?\n] ?){_NAMED} (?:has|have|did|is|was|will|acts|received)\b", 0.5),
    (rf"\b(?:[Tt]he|[Yy]our|[Oo]ur) (?P<name>{NAME} (?i:team|recruiting|recruitment|talent|hiring|people|careers|crew|family|offices?))\b", 1.2),
    (rf"\b(?P<name>{_INSTITUTION} (?:of|for) (?:the )?{_PLAIN})", 1.0),
    (
        rf"\b(?P<name>{_PLAIN} (?:Council|University|College|Hospital|Institute|Foundation|Authority|Museum|School|Trust|Bank|Polytechnic|Society|Constabulary|Library))\b",
        0.7,
    ),
    (rf"(?:©|\(c\)|[Cc]opyright) *(?:\d{{4}} )?{_NAMED}", 1.0),
    (rf"(?:^|\n|\. ){_NAMED},? (?:is )?(?:an [Ee]qual|registered in|[Rr]egistered [Oo]ffice|[Rr]egistered [Cc]harity)", 1.0),
)  # fmt: skip
"""What stands beside a firm's name in a sentence."""

CLIENT: tuple[tuple[str, float], ...] = (
    (
        (rf"\b(?i:heard (?:back )?from|off the phone (?:with|to)|(?:spoke|spoken|speaking|chat|call|feedback|word|news|update|answer|reply|meeting|met|note) (?:to|with|from)|"
        rf"our client,?|my client,?|the client,?|on behalf of(?: our client,?)?|interview(?:ed|s)? (?:with|at|for|by)|(?:role|job|position|opportunity|vacancy|stage) (?:at|with)|forward (?:to|for)|"
        rf"(?:cv|details|profile) (?:\w+ )?(?:to|with|by)|submitted (?:you )?to|represent(?:ed|ing)? (?:you )?(?:to|at)|committee of|board of|[A-Z][a-z]+ (?:at|from)) {_NAMED}"),
        2.0,
    ),
    (
        rf"(?:^|[.!?,\n] ?){_NAMED}(?:'s [\w ]{{3,30}})? (?:came|come|have|has|would|want|wants|liked|loved|felt|said|were|are|is|was|got|went|decided|asked|just|do|don't|can)\b",
        1.5,
    ),
)  # fmt: skip
"""Where an agency names the firm that it writes about."""
THIRD_PARTY: tuple[tuple[str, float], ...] = (
    (rf"\b[Yy]our application\b[^.!?\n]{{0,90}}? (?:with|to|at) {_NAMED} (?:was|has been|is)\b", 2.5),
    (rf"(?m)^[^\w\n]*(?:[Rr]e|RE|[Rr]egarding|[Vv]acancy|[Pp]ost|[Rr]ole|[Jj]ob|[Pp]osition) ?: [^\n]{{3,70}}? (?:-|at|with) {_NAMED}\s*$", 2.5),
    (rf"(?:^|[.!?\n,] ?){_NAMED} (?:(?:has |have )(?:invited|asked|requested|sent|shared|viewed|updated|reviewed|responded|replied|declined|rejected|closed)|(?:viewed|declined|rejected|received|reviewed|opened|downloaded) your\b|(?:sent|invited|asked) you|would like you|wants you|invites you|uses|is using)\b", 2.5),
    (rf"\b(?i:on behalf of|invited by|invitation from|message from|sent (?:to you )?by|requested by|assessment (?:\w+ ){{0,4}}for|test for|interview (?:\w+ ){{0,2}}for|uses? \w+ for) {_NAMED}", 2.5),
    (rf"(?m)^{_NAMED} [·|-] [A-Z][\w .]+(?:,? \((?:Remote|Hybrid|On-?site)\)|, [A-Z][\w ]+$)", 2.0),
    (rf"\b(?:sent|submitted|forwarded|delivered|passed(?: on)?) to {_NAMED}", 1.5),
)  # fmt: skip
"""Where a service that sends for others names whom it sends for."""
SUBJECT_FRAMES: tuple[tuple[str, float], ...] = (
    (rf"\b(?i:at|to|by|@|joining|join) {_NAMED}", 1.5),
    (rf"\b(?i:with|from|for|in) {_NAMED}", 0.5),
)
AS_A_ROLE: tuple[str, ...] = (
    rf"\b(?i:(?:position|role|post|job|vacancy|opening) (?:of|as|for)|application (?:for|as|:)|(?:position|role|vacancy)(?= )|appl(?:y|ied|ying) (?:for|as)|considered (?:for|as)|join (?:us|\w+) as|as) (?:(?i:the|an?|our) )?{_NAMED}",
    rf"\b(?i:the|our|an?) {_NAMED} (?i:position|role|post|vacancy|opening|job|opportunity)\b",
    rf"(?im)^[^\w\n]*(?:position|role|job title|job|vacancy|post|title|opening|posting)\s*:\s*(?-i:{_NAMED})",
)
"""Where a job is named; a name that stands there is likelier a job's than a firm's."""

BEFORE_THE_FIRM = r"(?i)^.*\s(?:at|@|from|on behalf of)\s+(?=\S)"
BEHIND_THE_FIRM = r"(?i)\s*\(?\b(?:via|through|powered by)\s.*$"
"""Who writes, and through which service, beside the firm in a display name."""
BETWEEN_PERSON_AND_FIRM = r"\s*(?:[|@(·)]|(?<!\bA)/(?!S\b))\s*|\s+-\s+|,\s+"
PARTS = r"\s*(?:[|·•@,;]|(?<!\bA)/(?!S\b)|\s[-<>]+\s|\(|\)|\[|\]|\bvia\b)\s*"
"""What parts the pieces of a line of a signature."""
PARTS_OF_A_SUBJECT = r"\s*(?:[|·•@,;:!?()\[\]【】<>/]+|\s-\s|\.\s|-\s|\s-)\s*"
LEADING_MARK = r"(?i)^(?:(?:re|fwd?|fw|aw|wg|automatic reply|auto(?:matic)? response|out of office|external|action required|reminder|confirmed)\s*[:\]]\s*)+"
FORMS_BEHIND_A_COMMA = rf", (?={_FORM}(?![\w&'])\.?)"

TEAM_WORDS = _words(
    """careers career recruiting recruitment recruiter recruiters hiring talent acquisition people hr human resources personnel jobs job vacancies
    team teams crew department dept desk panel committee selection resourcing operations ops culture experience candidate candidates ta
    early emerging student students campus graduate graduates global university tech technical engineering cabin experienced entry-level
    summer winter spring autumn trainee placement placements volunteer online shared automated management partner"""
)
"""Words before such a head that belong to it."""
TEAM_HEADS = _words(
    """careers career recruiting recruitment recruiters recruiter hiring acquisition hr resources personnel jobs vacancies team teams crew  desk
    cell panel committee resourcing admissions auditions casting selections gang assessments assessment applications application portal notifications notification
    no-reply noreply bewerbermanagement personalabteilung rekrutacja kariera karriere bewerbung recrutement recrutamento reclutamiento rekrytering rekruttering vacatures workday hires employment opportunities programme programmes program programs scheme schemes internship internships traineeship onboarding
    scheduling helpdesk mailbox updates update alerts newsletter people culture talent campus graduates students inbox interview interviews offers resource division family ops operations ta erecruitment e-recruitment"""
)
"""Those with which alone such a phrase can end."""
AFTER_A_TEAM = _words(
    "services service centre center site network connect group business portal system systems board relations selections department dept office"
)
"""Words that belong to a team where they stand behind one: Recruitment Services, but Security Services."""
OF_STUDENTS = _words("recruiting programs programmes program programme talent hiring relations")
"""A firm has University Recruiting, a university has Jobs."""
AFTER_WHAT = TEAM_HEADS | _words(
    "university campus student graduate candidate employee staff member members selection school"
)
"""The team itself, behind which they stand."""
AGENCY_HEADS = _words("recruitment recruiting recruit search staffing personnel resourcing talent people")
ONES_OWN = _words("recruiter partner manager")
"""Words of teams with which the title of a single person ends."""
BEFORE_A_NAME = r"(?i)^(?:of|at) |^(?:the )?(?:governing body|governors|trustees|board of (?:governors|trustees|directors)|directors|partners|management|dean and chapter|senate|(?:nomination|selection|appointments?|search) committee|(?:\w+ )?team|chair\w*|head\w*|staff) (?:of|at)\s+|^(?:the|your friends at|everyone at|all of us at|us at|team at|hiring team at|team|for|workday ?@|(?:hr|people|recruitment|recruiting|talent(?: acquisition)?|careers?|jobs|human resources)(?: team)?,? (?:at|of|,|@)|your|our|dear|hi|hello)\s+|^(?:recruitment|recruiting|hr|human resources|talent acquisition|people operations|careers),? (?!and |& )(?=\S+ \S)"

NOT_OF_A_NAME = _words(
    """a about many with having being thanking following based given due hoping looking wishing  account achieved acknowledgement acknowledgment action activity after again all an and announcement answer application applications apply applying
    appointment approved april arrange as assessment at attached august automatic availability available back best bank-holiday birthday book brief business-days call campaign can
    candidacy candidate candidates candidature case-study centre change chat check checks closed closing code coding coffee conditional confirmation confirmed
    congratulations competition contact contract cv day days dbs dear december decision details diary document documents do download e-mail email exercise expired extended
    february feedback final first following follow for form friday from good great group has have hello hey hi hiring home how i id if important in
    information interview interviews invitation invite invited is it january job jobs july june kind last latest letter link list log login longlist march
    may me meet meeting message missing monday moving ms mr mrs dr prof my new news next no not notes notice notification november october of offer on onboarding online
    onsite open opening opportunity or our out outcome over paperwork panel phone planned please portfolio position possible post postponed pre-employment private
    process progress question questions quick re ready receipt received reference references regarding regards register rejected rejection reminder reply request reschedule
    rescheduled response result results resume resumed résumé review role round saturday schedule scheduled score screen screening second see selection september shortlist
    shortlisted sign slot sorry stage start statement status step steps still submission submitted sunday survey task tech technical test tests thank thanks the third
    this that there they he she but so such some any head need needs more meeting ceo cfo cto coo vp md thursday time to today tomorrow tuesday unfortunately unsuccessful up update updated updates urgent us vacancy verification video virtual visit waiting
    waitlist we wednesday week welcome what when where with withdrawn withdrawal yes you your zoom teams hr talent recruiting recruitment careers people
    team english japanese uk usa eu london remote hybrid confidential sincerely cheers warmly yours sent iphone ext tel fax mobile direct
    cc ps nb fyi asap tbc gmt bst cet est pst utc ist jst am pm in-person on-site face-to-face board chair chairman chairwoman headteacher
    director officer trustees governors government council"""
)
"""A name that is made of nothing but these is none."""
PLATFORMS = (
    r"(?i)(?:linkedin|indeed|glassdoor|workday|greenhouse|lever|ashby|zoom|google meet|microsoft teams|teams|smartrecruiters|workable|icims|jobvite|teamtailor|bamboohr|personio|"
    r"successfactors|taleo|docusign|seek|totaljobs|ziprecruiter|handshake|jobtrain|stepstone|wellfound|cv-library|adzuna|naukri|jobstreet|eploy|oleeo|usajobs|neogov|recruitee|jazzhr|tribepad|codesignal|testgorilla|vidcruiter|hirevue|hackerrank|codility|calendly|candidate home|slack|signright|eeo|gdpr|dbs|riba|rest of .*|"
    r"(?:civil|public|nhs|government|gov|federal|state|local government|council|teaching|school|academic|university|charity|faculty|public sector|health)(?: service)?|(?:uk )?(?:civil|public) service(?! commission| board).*|nhs scotland)(?: (?:apply|jobs?|careers?|applications?|notifications?|hiring|easy apply|recruitment|uk))?"
)
NO_FIRM = (
    r"(?i)(?:.*\d{4,}.*|\d.*\b(?:street|road|avenue|lane|way|square|place|drive)\b.*|.*\b(?:floor|suite|pkwy|p\.?o\.? box|registered office|privacy|unsubscribe|regards|sincerely|wishes|thanks|sent from|all rights reserved)\b.*|"
    r"\d+(?:st|nd|rd|th)?\b.*|[A-Z]|(?:q|h|level|grade|band|stage|round|part|unit|tier|phase|ks|week|block|building|room)[ -]?\w{0,2}|(?:band|grade|level|stage|round) \d.*|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*|"
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*|(?:dear|hi|hello|hey|mr|mrs|ms|miss|dr|prof) .*|(?:human resources|talent acquisition|people (?:and|&) culture|people operations|senior leadership)\b.*|chapter)"
)
INDUSTRY = (
    r"(?i)\b(?:television|tv|radio|films?|pictures|productions?|entertainment|broadcasting|works|health\w*|care|council|schools?|college|polytechnic|bank|banking|labs?|laborator\w+|energy|power|water|rail|transport|freight|shipping|logistics|maritime|marine|motors?|automotive|aero\w*|"
    r"airlines?|airways|media|press|publishing|books|games|studios?|design|architects?|solicitors|chambers|legal|law|partners|associates|consulting|advisory|capital|ventures?|securities|investments?|"
    r"insurance|reinsurance|assurance|mutual|financial|finance|systems?|software|technolog\w+|tech|digital|data|analytics|cloud|networks?|telecom\w*|security|robotics|electronics?|semiconductors?|instruments?|"
    r"devices|dynamics|engineering|construction|homes?|housing|properties|estates|hotels?|hospitality|foods?|brewer\w+|brewing|distillers|bakery|farms?|dairy|retail|stores?|markets?|supply|trading|travel|tours|"
    r"pharma\w*|biologics|biotech\w*|bio|biosciences|sciences|sciences?|chemicals?|chemie|materials|metals|steel|mining|resources|timber|paper|textiles|fashion|cosmetics|group|holdings|industries|manufacturing|"
    r"international|global|foundation|trust|society|association|institute|museums?|gallery|theatre|opera|orchestra|hospice|hospitals?|clinic|medical|dental|veterinary|surgery|pharmacy|charity|relief|"
    r"project|authority|agency|ministry|office|commission|constabulary|police|services?|solutions|learning|education|academy|nursery|library|archives?|parish|shire|county|borough|district|"
    r"turbines|wind|solar|gas|oil|petroleum|nuclear|utilities|recruitment|search|staffing|personnel|autonomy|vision|space|orbital|satellites?|mobility|payments?|pay)\b"
)
"""Words for what a firm does: with one of them behind it a longer name is a firm's own."""

FOR_A_CLIENT = rf"(?:^|[.!?,\n] ?){_NAMED} (?:would (?:like|love)|(?:just )?came back|wants?|has asked|have asked|liked|loved|(?:have|has) (?:decided|gone|come back))\b"
"""In an agency's mail the firm is somebody else, who would like to meet you."""
AGENCY_DOMAIN = r"(?:recruit|(?<!re)search|staffing|talent|personnel|resourc|headhunt|people|appointments|selection)"
IS_AGENCY = (
    r"\b(?:our|my|the) clients?\b(?![-' ](?:facing|base|relation|service|portfolio|success|team))|\bour client's\b|\bemployment (?:agency|business)\b|\boff the phone\b|"
    r"\bheard (?:back )?from (?!you|us|me|any|the (?:team|panel))|\bput (?:you|your \w+) forward (?:to|for)|\b(?:cvs?|profile) (?:i|we)(?:'ve)? (?:put|sent|submitted)|\brecruitment consultan\w+|\bon my desk\b|"
    r"\b(?:they|client|team|panel|hiring manager)(?: have| has|'ve)? come back|came back (?:to (?:me|us)|this|on|after|today|and|yesterday)\b|\b(?:sent|send|submitted|forwarded) your (?:cv|details|profile) (?:over |across )?to\b"
)
SEEMS_AGENCY = r"\b(?:[Tt]hey(?:'ve| have)? (?:liked|felt|thought|went|gone|want|said|loved|decided|asked|would|enjoyed|don't|were|are)|a no from them|tell them)\b|(?m:^(?:\w+ )?Consultant\b)|(?:Principal|Managing|Executive|Senior|Recruitment) Consultant\b"
TRADE = r"(?i)\b\w{3,}(?:therapist|ologist|ician|grapher|onist|arian|keeper|worker|fitter|welder|cleaner|labourer|attendant|handler|picker|tutor|counsellor|solicitor|host)\b|\b(?:barista|waiter|waitress|keeper|cleaner|labourer|welder|fitter|tutor|forwarder|dealer|cashier|handler|picker|packer|baker's assistant|crew member|team member)\b"
"""Names of jobs by their endings."""
DOMAIN_ENDS = (
    "architects|analytics|insurance|logistics|solutions|consulting|technologies|robotics|security|software|systems|partners|veterinary|engineering|"
    "gallery|studios?|capital|energy|health|foods?|labs|media|games|bank|group|school|museum|theatre|hotels?|digital|design|travel|motors|bakery|"
    "pharma|bio|care|trust|press|marine|maritime|shipping|freight|rail|vets|dental|legal|law|homes|books"
)
"""Words for what a firm does, which in a domain are written together with its name."""
