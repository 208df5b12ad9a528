"""Where titles of jobs stand in an English mail, how they are built, and what around them is none: tables."""

from rechallenge_cli.intake.phrases import any_of

_HEADS = any_of(
    "accountant|actuary|adjuster|administrator|advis[eo]r|advocate|agent|aide|ambassador|analyst|animator|apprentice|"
    "apprenticeship|archaeologist|architect|archivist|artist|assessor|assistant|associate|attendant|attorney|auditor|"
    "assembler|astronomer|audiologist|babysitter|baker|banker|bartender|barista|biologist|bookkeeper|bookseller|brewer|bricklayer|broker|butcher|butler|builder|buyer|captain|carer|caregiver|caretaker|cashier|ceo|cfo|chair|"
    "carpenter|cartographer|copywriter|chaplain|chef|chemist|chief|choreographer|cleaner|clerk|colleague|clinician|cmo|coach|coder|composer|concierge|conductor|constable|"
    "consultant|controller|cook|coo|coordinator|co-ordinator|counsel|counsell?or|conservator|courier|crew|croupier|cto|curator|custodian|dentist|"
    "deckhand|delegate|designer|detective|developer|devops|dietitian|director|dishwasher|dispatcher|diver|docent|doctor|drafter|draughtsman|dresser|driller|driver|ecologist|economist|editor|"
    "educator|electrician|engineer|estimator|examiner|executive|expert|facilitator|fellow|fellowship|farmhand|firefighter|fitter|florist|foreman|forester|forwarder|"
    "fundraiser|gardener|geologist|geophysicist|governor|graduate|grader|groundskeeper|groomer|guard|guide|handler|head|headteacher|"
    "host(?:ess)?|housekeeper|hygienist|informaticist|inspector|instructor|intern|internship|interpreter|investigator|"
    "hairdresser|hand|hydrologist|illustrator|installer|invigilator|jeweller|janitor|joiner|journalist|judge|keeper|labou?rer|lawyer|lead|leader|lecturer|lectureship|liaison|librarian|lifeguard|linguist|loader|locksmith|"
    "machinist|maid|maker|manager|marketer|mason|master|mate|mechanic|mathematician|mediator|member|merchandiser|midwife|miller|modell?er|moderator|monitor|"
    "musician|nanny|notary|nurse|nutritionist|officer|operative|operator|optician|optometrist|owner|packer|painter|paralegal|"
    "osteopath|paramedic|phlebotomist|plasterer|player|playworker|podiatrist|polisher|proofreader|radiographer|rigger|roofer|scaffolder|scheduler|seamstress|seller|signaller|singer|sommelier|sonographer|stocker|subtitler|tiler|typist|usher|videographer|waitress|zookeeper|paramedic|paraprofessional|partner|pharmacist|photographer|physician|physicist|physiotherapist|picker|pilot|plumber|planner|"
    "porter|postdoc|practitioner|president|principal|processor|producer|professor|programmer|projectionist|promoter|psychologist|"
    "publicist|purchaser|ranger|receptionist|recruiter|registrar|reporter|representative|researcher|roaster|sailor|"
    "salesperson|scholar|scientist|secretary|server|sheriff|shepherd|solicitor|specialist|statistician|steward(?:ess)?|strategist|"
    "student|studentship|stylist|superintendent|supervisor|support|surgeon|surveyor|tailor|teacher|technician|technologist|teller|tester|"
    "therapist|trader|trainee|traineeship|trainer|translator|treasurer|tutor|underwriter|valuer|verger|vet|veterinarian|"
    "volunteer|waiter|waitress|warden|weaver|webmaster|welder|worker|writer|"
    "vp|avp|svp|sre|sdr|bdr|sde|swe|qa|csm|hire|sales|marketing|programme|program|scheme|clerkship|phd"
)
HEAD = rf"(?i)\b(?:{_HEADS})s?\b"
"""The word that a title is built on. Titles without one are believed only where a title is bound to stand."""

_CAPITAL = r"[A-Z0-9À-Þ](?:[\w+#&/]|[.'-]++(?=[\w+#&/]))*+"
_SMALL_BEFORE = r"(?:[a-z]{1,2}[A-Z]\w+|e-[a-z]\w+)"
_LANGUAGES = "Arabic|Chinese|Czech|Danish|Dutch|English|Finnish|French|German|Greek|Hebrew|Hungarian|Italian|Japanese|Korean|Mandarin|Norwegian|Polish|Portuguese|Romanian|Russian|Spanish|Swedish|Turkish"
_BRACKETS = r"\((?![Rr]e:)[^()\n]{1,45}\)"
_TOKEN = (
    rf"(?:,? (?:{_CAPITAL}|{_SMALL_BEFORE}|{_BRACKETS})|[,/]? ?(?:&|/|\+) ?{_CAPITAL}| - (?:{_CAPITAL}|{_BRACKETS})"
    rf"| (?:of|and) (?:the )?(?!I\b){_CAPITAL}|(?:(?<=[Ff]ellow)|(?<=Student)|(?<=PhD)|(?<=Professor)|(?<=Lecturer)|(?<=Associate)|(?<=Researcher)|(?<=Assistant)|(?<=Chair)|(?<=[dxw]\))) in {_CAPITAL}"
    rf"| with (?:{_LANGUAGES})\b|(?:(?<=Assistant)|(?<=Secretary)|(?<=Advisor)|(?<=Adviser)) to (?:the )?{_CAPITAL})"
)
_TITLE = rf"(?<![\w])(?P<role>(?:(?i:founding|first|junior|senior|staff|lead|interim|part-time) )?(?:{_CAPITAL}|{_SMALL_BEFORE}){_TOKEN}{{0,9}})"
"""Words in capitals, with what joins them: "Head of Finance", "Data Scientist, Growth", "Cabin Crew (Nights)"."""
_DETERMINER = r"(?:the|our|a|an|this|your|their|his|her|its)"
_NO_PART = rf"(?:{_DETERMINER}|for|that|which|as|is|are|was|at|with|from|to|on|by|you|we|us|in|of)"
_NOUN = r"(?i:positions?|roles?|openings?|vacanc(?:y|ies)|jobs?|post|opportunity|seat|requisition|posting)"
_LOOSER_NOUN = r"(?:appointment|search|spot|gig|campaign|recruitment|competition|field|pool|shortlist|process|hire|exam|examination|track|contract|assignment|placement|cohort|intake|shift|place|team|internship|programme|program|scheme|traineeship|apprenticeship)"
_BETWEEN = rf"(?P<role>(?:(?!{_NO_PART} )[\w+#&'/.,()-]*[\w+#,)] (?:(?:of|in|to) (?=[A-Z]))?){{1,9}}?)"
_SENTENCE_CASE = rf"(?P<role>(?:(?!{_NO_PART} )[A-Za-z][\w&'/-]* ){{0,4}}(?i:{_HEADS})s?)\b"
_QUOTED = r"(?<!\w)[\"'](?P<role>[^\"'\n]{3,70})[\"']"
_MATTERS = any_of(
    "application|applications|applying|applied|apply|considered|considering|candidacy|candidature|candidate|recruitment|hiring|search|"
    "interview|interviewed|interviewing|interviews|assessment|round|session|loop|screen|screening|stage|step|process|shortlisted|shortlist|"
    "selected|decision|decisions|competition|assessed|appointed|invited|interest|interested|submission|resume|cv"
)
_ABOUT = (
    rf"(?i:\b(?:{_MATTERS})) "
    r"(?i:for|to|on|as|in|of|regarding|re|about)(?: being| becoming| be)? "
)
_OF = r"(?:(?i:the|our|a|an|your) )?(?:(?i:position|role|post|job|vacancy|opening|part)s?(?: (?:of|as|for|titled))? ?[:,-]? ?(?i:an? |the )?)?"
_STOP = r"(?=[.,;:\n!?)\"']| [-a-z(@|/:]|$)"

BODY: tuple[tuple[str, float], ...] = (
    (r"(?im)^\W{0,3}(?:position|role|job|job title|vacancy|post|title|opening|job posting|position title|role title|applied for|position applied for|programme|program|scheme|regarding|re|subject|vacancy title|job name|requisition|for)\s*[:|-]\s*(?P<role>[^\n|]{3,80}?)\s*(?:\||$)", 3.5),
    (rf"\b(?i:{_DETERMINER}|for|as|of|about|regarding) {_BETWEEN}{_NOUN}\b", 2.0),
    (rf"\b(?i:{_DETERMINER}|for|as|of) {_BETWEEN}{_LOOSER_NOUN}\b", 0.6),
    (rf"\b{_NOUN}(?: title)?(?: (?:of|as|for|titled|called|named)|:| -|,) ?(?:(?i:the|a|an|our) )?{_TITLE}{_STOP}", 2.5),
    (rf"\b(?:{_NOUN}|the|opening|vacancy|for|as|our|to|of) {_QUOTED}", 2.5),
    (rf"{_ABOUT}{_OF}{_TITLE}{_STOP}", 2.0),
    (rf"{_ABOUT}(?:the |our |a |an |your ){_SENTENCE_CASE}(?=[.,;:\n!?)]| (?:at|with|in|and|here|on|has|have|is|was|but|because)\b|$)", 1.2),
    (rf"\b(?i:you|back|on|join(?: [\w ]{{1,30}})?|someone|us|opening|you're|are|be|becoming|work|team|start|starting|hired?|hiring|offer|place|studio|appoint(?:ed|ing)?|need|want|looking for) (?i:as|for|be|a|an)(?: (?:the|our|a|an|your|new|next))* {_TITLE}{_STOP}", 1.5),
    (rf"\b(?i:applications?|cv|resume|apply|applying|applied|candidate|interview|trial|advert) (?:for|as) (?:an? )?{_SENTENCE_CASE}(?=[.,;:!?\n]|$)", 0.8),
    (rf"\b(?:as|hir(?:ed?|ing)|need(?:ed|ing)?|find|want) (?:the |our |a |an )?{_SENTENCE_CASE}(?=[.,;:\n!?)]| (?:at|with|in|and|here|on|through|who|from|but|for|right)\b|$)", 0.5),
    (rf"\bfor (?:an?|our) {_SENTENCE_CASE}(?=[.,;:\n!?)]| (?:at|with|in|on|who|here)\b|$)", 0.5),
    (rf"\b(?i:position|post|role|vacancy) {_TITLE}{_STOP}", 0.8),
    (rf"\b(?i:for|as|about|re:?|regarding) (?:the |our |a |an )?{_TITLE}{_STOP}", 0.5),
    (rf"{_TITLE}(?= (?:at|with|within|in) (?:the |our )?[A-Z])", 0.6),
    (rf"\b(?:[Tt]he|[Yy]our|full[- ]time|part[- ]time) {_TITLE}{_STOP}", 0.3),
    (rf"\b(?:our|your) {_TITLE}(?=[.!?\n]| (?:process|selection|recruitment|hiring|assessment|online|interview|application|internship|programme|program|scheme|intake|cohort)\b)", 0.3),
    (rf"(?m)(?<![\w)]\n)^(?:Re: ?)?{_TITLE}(?: \((?:[A-Z]*[-/ ]?\d)[^()\n]*\))?$", 0.7),
)  # fmt: skip
SUBJECT: tuple[tuple[str, float], ...] = (
    (rf"{_ABOUT}{_OF}{_TITLE}(?=$|[.,;:!?)]| (?:at|with)\b| [-|(/@])", 2.0),
    (rf"(?i:\b(?:position|role|post|job|vacancy|opening|offer|update|outcome|result|status|letter|invitation|decision|next steps?|news|feedback|confirmation|re|regarding)\b)(?: \w+){{0,2}}? ?(?:for|to|in|on|of|as|about|regarding|:|-) {_OF}{_TITLE}(?=$|[.,;:!?)]| (?:at|with)\b| [-|(/@])", 1.5),
    (_QUOTED, 1.5),
)  # fmt: skip
SEGMENTS = r"\s+[-|/:•·>~]+\s+|\s*[|•·]\s*|:\s+|\s+@\s+|(?<=\w)[!?]\s+|\s+\.\.+\s*"
"""What parts a subject; what a part is must be told by its words."""
SEGMENT_SCORE = 1.2
BEFORE_TITLE = (
    r"(?i)^(?:(?:re|fwd?|fw|aw|wg|sv|tr)\s*:\s*)+|"
    r"^(?:(?:selection|recruitment|hiring|application|interview) process|appointment of|the|our|a|an|your|for|of|to|in|as|at|re|role|position|post|job|vacancy|opening|application(?! (?:engineer|scientist|developer|specialist|support|manager|analyst|security|architect|consultant))|applications|apply|applying|update|updates|status|interview|invitation|invite|confirmed|confirmation|result|results|outcome|offer|congratulations|rejection|thank you|thanks|"
    r"regarding|about|on|from|with|decision|feedback|hello|hi|an update|news|information|notification|notice|reminder|next steps?|schedule|(?:first|second|third|final|phone|video|onsite|technical|online|virtual|coding|panel)(?= (?:round|stage|screen|interview|assessment|test|call))|round|stage(?! (?:hand|manager|crew|technician|door))|change|screen(?:ing)?|assessment(?= for)|test(?= for)|and|any|candidate|candidacy|applicant|"
    r"interest|applied|considered|closed|filled|received|same|new|following|above|current|recent|open|advertised|vacant|available|original|job title|title|selected|hiring|recruitment|announcement|next|both|another|two|three|several|following|quick|we have|been|this|you|being|becoming|be)\b(?![-/])[\s:,.!-]*"
)
_TERMS = r"permanent|temporary|fixed[- ]term|contract|casual|(?:full|part)[- ]time|remote|hybrid|on-?site|band \d\w?|[\d.]+ ?(?:fte|hours|hrs|months)|\d+ hours? (?:a|per) week"
"""What a post is held under, behind a dash."""
BEHIND_TITLE = (
    rf"(?i)(?:\s+-\s+(?:{_TERMS}))+$|"
    r"(?<![\s,:-])[\s,:-]++(?:at|with|in|for|and|the|of|to|our|position|positions|role|post|job|vacancy|opening|seat|opportunity|appointment|requisition|application|applications|update|updates|outcome|result|results|interview|interviews|status|received|decision|invitation|invite|recruitment|search|campaign|"
    r"process|feedback|assessment (?:day|cent(?:re|er))\b.*|assessment|test|confirmation|offer|letter|thank you.*|thanks.*|a decision.*|a delay.*|quick.*|an update.*|your .*|we .*|next steps?.*|on hold|closed|filled|first|second|third|final|phone|video|technical|onsite|online|round|stage|screen|screening|(?-i:programme|program|scheme|internship|traineeship|team)|(?:department|school|faculty|institute|division|office|batch|college) of .*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? .*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2}\b.*|shortlisting|shortlist|selection|notification|notice|you|has|is|was|"
    r"competition|vacancies|hiring|reference|ref|req|id|no|number|job id|remote|hybrid|london|new york(?: city)?|nyc|berlin|paris|dublin|tokyo|singapore|boston|chicago|seattle|austin|toronto|sydney|melbourne|amsterdam|munich|manchester|edinburgh|glasgow|leeds|bristol|birmingham|san francisco|los angeles|usa?|uk|united kingdom|united states|canada|australia|india|bangalore|bengaluru|hyderabad|mumbai|delhi|stockholm|copenhagen|oslo|zurich|vienna|madrid|barcelona|lisbon|warsaw|hong kong)\.?$"
)
"""A city behind a title says where the job is; it stands there with a comma or a dash."""
NO_ROLE = (
    r"(?:\d+(?:st|nd|rd|th)|(?:the|this|that|same|above|following|right|other|another|open|current|future|new|next|current|advertised|captioned|particular|suitable|different|similar|any|one|first|junior|senior|staff|lead|full|great|good|dream|original|specific|vacant|available|"
    r"more|many|each|every|few|two|three|several|relevant|entry[- ]level|permanent|temporary|hybrid|remote|actual|both)(?: .{0,12}(?:position|role|job))?|"
    r"(?:unfortunately|thank|thanks|dear|hi|hello|hey|please|if|we|i|it|you|your|our|however|kind|best|regards|warm|good|great|this|welcome|congratulations|after|since|they|prep|although|while|as|in|on|at|from|to|when|there|news|update|an?) .*|"
    r"interviews?|applications?|position|role|job|post|updates?|results?|outcome|offers?|assessments?|team|hr|next steps?|status|invitation|reminder|oops|stage \d|vacancy|unfortunately|thanks|congratulations|decision|feedback|welcome|recruitment|candidates?|applicants?|graduates?|selection|"
    r"appointment|engagement|intent|acceptance|employment|students (?:&|and) graduates|[^a-z]*|careers?|talent|people|english|japanese|zoom|teams|google meet|online|i|it|we|you|linkedin|indeed|workday|greenhouse|members?|hires?|sales|marketing|support|programmes?|programs?|scheme|partners?|students?|staff|ceo|cto|cfo|coo|vp|guide|sdr|leadership|executives?|manager|head|associate|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day.*|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?: \d.*)?|\d[\d ./-]*|"
    r"(?:mr|mrs|ms|miss|mx|dr|prof)\.? .*|.*(?:acquisition|recruiter|recruiting|recruitment|resourcing|human resources|hiring manager|hiring team|talent (?:team|partner|manager|lead)|people (?:team|partner|operations)|hr (?:team|manager|department))|"
    r"(?:online|phone|first|second|third|final|video|technical|onsite|coding|panel|group|initial|virtual|in-person|practical|written|teaching|skills|telephone|recruiter|assessment)(?: \w+)? (?:interviews?|screen|assessments?|test|round|stage|cent(?:re|er)|day|panel|task|exercise|call|loop).*|"
    r"(?:hiring|selection|interview|search|recruitment|nomination|appointments?|review) (?:panel|committee|team|manager|process|day|board|lead|support|coordinator|stage|manager.*|leader)|"
    r".*\b(?:inc|llc|ltd|gmbh|plc|corp|candidates|applicants|applications|interview|team)|(?:apprentice|intern|trainee)ship|part \d|band \d|level \d|grade \d)"
)
"""What stands where titles stand and is none."""
NO_ROLE_WITHOUT_HEAD = r".*\b(?:university|council|hospital|regulations|committee|cent(?:re|er)|office|process|qualifications|experience|reference|address|email|profile|background|skills|number|review|document|portal|account|school|college|bank|studio|group)"
LONELY = rf"(?<![\w)]\n)(?<!\bour )(?<!\bmy ){_TITLE}"
"""A title anywhere, where no better place names one."""
TITLE = _TITLE
WHOLE = rf"{_TITLE}|{_SENTENCE_CASE.replace('?P<role>', '?:')}"
"""What a piece of a subject or of a line must be, else it is looked for in it."""
IN_BRACKETS = r"[^()]+\((?P<role>[^()]+)\)"
CLOSING = r"(?im)^(?:(?:with )?(?:kind|best|warm|warmest|many|our|very)\b[^\n]{0,30}(?:regards|wishes|thanks)|regards|sincerely|yours\b[^\n]{0,20}|cheers|best|thanks|thank you|warmly|all the best|take care|respectfully)\b[^\w\n]*$"
HEADLESS_SEGMENT = 0.5
WITHIN_TITLE = r" - "
TAILED = r"(?P<title>.{1,90}\w.{0,9}?)(?: ?\([^()]*\)|, [^,()]+| 20\d\d| - [^-(]+)"
AS_A_WHOLE = rf" {_NOUN}\b"
"""Behind a title with its tail: the job is called so."""
NO_TAIL = r"(?! ?\(|,? [A-Z0-9À-Þ]| - |[\w/&+-])"
HEADLESS = -0.2
ALONE = r"(?<!\w)"
