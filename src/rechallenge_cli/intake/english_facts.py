"""What English rejections state besides the no: patterns of lower-case text with straight quotes."""

from rechallenge_cli.domain.codes import Cause

_NONE = r"(?!)"
"""What English says in another place matches nothing here."""
_NOT = r"(?:not|n't|never|no longer)"
_OTHERS = (
    r"(?:(?:an)?other|different|alternat\w+|stronger|internal|more (?:experienced|suitable|qualified|senior)|better[- ]\w+) "
    r"(?:\w+ ){0,3}?(?:candidates?|applicants?|applications?|profiles?|persons?|people|individuals?|professionals?|guys?|colleagues?|finalists?)"
    r"|(?:an)?other (?:one|finalist)\b|someone else|somebody else|others\b|the other (?:two|one|three|finalist|candidate|person)|those (?:who|whose|with)"
    r"|(?:a few|a handful of|a small number of|some|those|several|two|three|four|five) (?:\w+ ){0,2}?"
    r"(?:candidates?|applicants?|folks|people|others|individuals?|finalists?)"
    r"|(?:candidates?|applicants?|people|folks|individuals|someone|somebody) (?:other than you|who(?:se|m|'s|'ve)?\b|with (?:more|a|closer|stronger|deeper))"
)

REASONS: tuple[tuple[Cause, str], ...] = (
    (Cause.CHECK_FAILED, r"(?:background|reference|security|right[- ]to[- ]work|legal|export|compliance|credit|criminal)[\w -]* (?:check|screening|clearance|vetting)(?: \w+){0,6}? (?:not|n't|fail\w*|unable|issue|unsatisfactory)|(?:not|n't|fail\w*) (?:\w+ ){0,4}?(?:background|security|reference|vetting|clear that) (?:check|clearance|screening)"),
    (Cause.WITHDREW, r"(?:treated|regarded|considered|marked) (?:your application|you) as (?:withdrawn|having withdrawn)|deemed (?:to have )?withdrawn"),
    (Cause.CANCELLED, r"(?:on hold|cancel+ed|hiring freeze|frozen|headcount (?:\w+ ){0,6}?(?:withdrawn|frozen|removed|cut)|no longer (?:recruiting|hiring)|priorities (?:have |has )?(?:shifted|changed)|(?:restructur|reorgani[sz])|budget|not be funded|role (?:has been |was )?(?:eliminated|withdrawn)|position (?:has been |was )?(?:eliminated|withdrawn)|paused|suspended|discontinued)"),
    (Cause.FILLED, r"(?:been|was|is|already|now|since|just) (?:\w+ )?filled|filled (?:the|this) (?:role|position|vacancy)|(?:no longer available|position closed|closed the (?:role|position|vacancy))"),
    (Cause.OTHER_CANDIDATE, rf"(?:mov|go|gone|went|proceed|progress|continu|advanc|pursu|focus|select|chos|choos|offer|appoint|hir|prefer|see|ask|decided)\w* (?:[\w',-]+ ){{0,7}}?(?:{_OTHERS})|(?:more closely|better|closer) (?:match|fit|align|suit|meet)\w*|ranked above|internal (?:candidate|applicant|guy)|offered it to them"),
    (Cause.NOT_MATCH, rf"(?:{_NOT}) (?:quite )?(?:the |a |be the |be a )?(?:right|good|strong|mutual|close|perfect) (?:fit|match)|(?:don't|didn't|do not|did not) (?:see|have|meet|match|possess|fit)(?: \w+){{0,4}} (?:fit|match|experience|requirements?|criteria|skills?|qualif\w+)|(?:need|needs|looking for|require|hoped for|wanted) (?:someone|somebody|a candidate|an? \w+ with|more|deeper|stronger)|lack(?:s|ed|ing)? (?:of )?(?:the )?(?:experience|required|necessary)|not where you are yet"),
)  # fmt: skip

NEAR_MISS = (
    r"(?:came|come|was|boiled|whittled|got|narrowed) (?:it )?down to (?:you|two|the two|the final two|the last two|a (?:very )?(?:close|tight)|just two)",
    (
        r"(?:a |such a |very |extremely |really |incredibly )close (?:call|run thing|run|decision|contest|second)|close runner|runner[- ]?up|narrow(?:est|ly)? (?:of )?(?:margin|second|missed)|silver medal|second (?:choice|on our list)|"
        r"(?:almost|nearly) (?:chose|picked|offered|hired)|by a whisker|hair'?s breadth|neck and neck|photo finish|pipped|within a (?:whisker|hair)|one of (?:our|the) (?:two|final two|last two)|last two candidates|top two"
    ),
    r"had (?:the|our) (?:other|first|chosen) (?:hire|candidate|choice)|if the other (?:hire|person|candidate)",
)
WAITLIST = (
    r"(?:reserve|waiting|wait|stand-?by|alternate) ?list(?:ed)?|waitlist(?:ed)?|held in reserve|on (?:the )?reserve\b|as (?:an? |our )?(?:alternate|reserve candidate|backup|back-up)|order of merit list",
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
        r"(?:no|not enter into|unable to enter into|cannot enter into|not engage in) (?:any )?(?:\w+ )?(?:correspondence|discussion)|(?:refrain|kindly refrain) from (?:contacting|calling|telephoning|replying)|"
        r"would not contact|not (?:be )?(?:able to )?(?:respond|reply) to (?:any )?(?:further )?(?:enquiries|inquiries|questions|messages|replies)"
    ),
)
NEVER_REAPPLY = (
    (
        r"(?:do not|don't|not|cannot|no|never|unable to|does not) (?:be )?(?:able to )?(?:accept|consider|allow|permit|entertain)(?:ed|ing|s)? (?:any )?(?:further |repeat |second |future |new |your )?(?:re-?applications?|applications? (?:again|from (?:you|previous|former|past|candidates|applicants)))|"
        r"(?:may|can|are|is) (?:only )?(?:attempt|apply|be attempted|permitted)\w*(?: \w+){0,3} (?:only )?once|(?:not|cannot|n't) (?:be )?(?:eligible to |able to |allowed to )?(?:re-?apply|apply again|apply for any)(?:(?! (?:until|before|within|for (?:\d|six|twelve|a |one|two)|in the next)).)*$|re-?applications? (?:are|is|will) (?:not|n't)"
    ),
)
COOL_OFF = (
    r"(?:re-?appl\w*|apply again|applying again|re-?appear|re-?sit|new application|another application|further application|be considered again|reconsider\w*|re-?consider\w*|try again|take (?:it|the test) again|re-?tak\w+|attempt)",
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

FEEDBACK = (
    (
        r"feedback(?: for you)?:|(?:they|the (?:team|panel|committee|department|partners|managers?|interviewers?|reviewers?|client)|he|she|we|i|partners) (?:\w+ )?(?:felt|hesitated|noted|thought|missed|hoped|would have liked|found|commented|mentioned|liked|really needs|needed|were impressed by your|struggled)\b|"
        r"where you (?:lost|fell|struggled|could)|your (?:reel|portfolio|proposal|presentation|case|code|structuring|solution|design|answers?|experience|work) (?:\w+ )?(?:was|were|has|had|is|lacked|showed|needed|could)|"
        r"(?:a bit|a touch|a little|slightly|somewhat) (?:light|short|thin|weak|quiet|vague|junior)|for (?:next time|the future),|area(?:s)? (?:for|to) (?:improve|develop|work)|room for improvement|we'd suggest|would suggest|one thing (?:to|that)|perhaps of use"
    ),
)
FEEDBACK_HEADING = _NONE
NO_FEEDBACK = r"(?:unable|not able|cannot|can't|not in a position|do not|don't|regret|unfortunately|not possible|no individual|if you (?:would|'d) like|request|happy to (?:share|give|provide|talk)|promised)"
COURTESY = (
    r"impressed|many|strong candidates|careful|application|qualifications|difficult|grateful|enjoyed meeting|thank"
)
"""What is said to everybody is no feedback."""
