"""What belongs to no title of a job in any language: tables."""

REQUISITION = (
    r"(?i)[\[(](?:job|req(?:uisition)?|ref(?:erence)?|id|vacancy|posting|position)?(?:uisition)?[ .#:]*(?:number|no|id|ref|req|code)?[ .:#]*(?:(?:[A-Z]{1,6}[-_/]?){0,3}\d[\w/-]{2,})[\])]"
    r"|[\[(](?=[^()\s]*\d{2})[A-Z]{1,6}(?:[-/]\w+)+[\])]"
    r"|\((?:job|req|id|ref)?[ .:#]*\)|\([A-Z]{1,6} \d+[/-]\d+\)"
    r"|\b(?=[\w/-]*\d)[A-Z\d]+(?:/[A-Z\d]+){2,}\b|\b[A-Z]{2,6} \d\d-\d{2,}\b|\b[A-Z]{3,6}-\d{2,}$|\b(?=\d*[A-Z]+\d*\b)(?=\w*\d{3})[A-Z\d]{6,}\b"
    r"|\b(?:JR|R|REQ|ID|REF|TC|KC|JOB)[-_#: ]?\d[\w/-]*\b"
    r"|\b(?:ref|req|job|id|no|number|requisition|reference)[.:# ]+(?:number|no|id)?[.:# ]*[A-Z]{0,6}[-/]?\d[\w/-]*"
    r"|\b[A-Z]{1,6}[-_/]?\d{1,}(?:[-_/]\d+)+\b|\b[A-Z]{2,6}-[A-Z]{2,6}-\d+\b|\b[A-Z]{1,6}[-_/]\d{3,}\b|\b[A-Z]{1,5}\d{3,}\b|\b\d+-[A-Z]+-\d+\b"
    r"|\b(?!20\d\d\b)\d{4,}(?:-\d+)?\b|\b20\d\d-\d+\b|#\d+"
)
"""The number of a job, with the word for it."""
AROUND = " \t\n\"'`「」『』【】[]<>|:;,.·・-–—*#■□◆◇●○※▼▽=_/／、。"
LEGAL_FORM = r"(?i)株式会社|有限会社|合同会社|\((?:株|有|同)\)|[ ,]+(?:inc|ltd|limited|llc|llp|plc|gmbh|corp|corporation|co|ag|sa|nv|bv|pty)\.?(?= |$)"
READS_AS_TITLE = r"(?i)^[a-z]*er$|\b(?:engineer|manager|analyst|designer|developer|nurse|officer|assistant|technician|underwriter|scientist|coordinator|specialist|intern|lead)$"
