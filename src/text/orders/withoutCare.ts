/**
 * A character of one clause. "And" ends it, since another order may stand behind it; so does "to the user", since who is told to show users
 * nothing is told to take no care.
 */
const ON =
  '(?:(?!(?<!\\p{L})(?:and|und|et|y|e|и|to (?:the|your) (?:user|human|person|operator|owner))(?!\\p{L}))[^.;,:!?\\n])';
const CONSENT =
  "(?:approval|consent|permission|confirmation|agreement|go-ahead|(?:asking|telling|showing|informing|warning)(?: the user)?|(?:checking|confirming|agreeing) (?:it |this )?with)\\b(?: (?:of|from|by) the \\w+| the (?:user|customer|owner)(?!['’]))?";
/** "Do not wait …" does not forbid what follows, "do not tell …" is no care. */
const GO_ON =
  '(?:hesitat|wait|ask|stop|pause|delay|worry|mind|refrain|fail|forget|hold|be afraid|tell|inform|notif|alert|warn|consult|let|zöger|frag|wart|hésit|attend|demand|dud|esper|pregunt|pergunt|esit|aspett|chied|жди|спраш)';

/** "Never send … without the user's approval", by the words for "never", "without" and consent. */
const FORBIDDEN_WITHOUT: readonly (readonly [string, string, string])[] = [
  [
    "(?:do not|don['’]?t|never|must not|mustn['’]t|should not|shouldn['’]t|cannot|can['’]t|may not|(?:nothing|nobody|no \\w+) (?:may|must|should|can|shall|is))",
    'without',
    CONSENT,
  ],
  [
    '(?:nichts?|kein\\w*|nie|niemals)',
    'ohne',
    '(?:zustimmung|bestätigung|freigabe|rückfrage|erlaubnis|einwilligung|genehmigung)(?: (?:de[sr]|beim) \\p{L}+)?',
  ],
  [
    "(?:ne|n['’])",
    'sans',
    "(?:accord|consentement|confirmation|permission|autorisation|demander)(?: (?:de |à )?l['’]utilisat\\p{L}+)?",
  ],
  [
    '(?:no|nunca|jamás|nada)',
    'sin',
    '(?:confirmación|permiso|consentimiento|aprobación|autorización|preguntar|consultar)(?: (?:del?|al?) usuari\\p{L}+)?',
  ],
  [
    '(?:não|nunca|nada)',
    'sem',
    '(?:confirmação|permissão|consentimento|aprovação|autorização|perguntar)(?: (?:do|ao) (?:usu|utiliz)\\p{L}+)?',
  ],
  [
    '(?:non|mai|niente)',
    'senza',
    "(?:consenso|conferma|permesso|approvazione|chiedere)(?: (?:del|al)l['’]utent\\p{L})?",
  ],
  ['(?:не|никогда|ничего)', 'без', '(?:согласи|разрешени|подтверждени)\\p{L}+(?: пользовател\\p{L}+)?'],
];

const CARE: readonly string[] = [
  ...FORBIDDEN_WITHOUT.map(
    ([not, without, consent]) =>
      `(?<!\\p{L})${not}(?:(?!\\p{L})|(?<=['’]))(?! ?(?:to |ever )?${GO_ON})${ON}{1,60}?(?<!\\p{L})${without} ${ON}{0,30}?(?<!\\p{L})${consent}`,
  ),
  // The consent before what is forbidden.
  `(?<!\\p{L})without ${ON}{0,30}?${CONSENT},? (?:no \\w+ (?:may|must|should|can|shall)|nothing (?:may|must|should|can|shall)|(?:do not|don['’]t|never) (?!${GO_ON}))`,
  '未[经經][^。，\\n]{0,12}(?:同意|确认|確認|许可|許可|批准|授权)[^。\\n]{0,3}(?:不要|不得|请勿|切勿|勿|禁止|不能|不可)(?!询问|停|等)',
  '(?:許可|同意|承認|確認)(?:なし|なく|せず|を得ず)[^。、\\n]{0,24}(?:ないで|てはいけ|てはなら|禁止)',
  '(?:확인|동의|승인|허락) ?없이[^.。\\n]{0,24}(?:지 ?마|지 ?말|안 ?됩|금지)',
  // What comes from others is data: advice against attacks.
  "(?<!\\p{L})(?:ignore|never (?:follow|obey)|(?:do not|don['’]t) (?:follow|obey)) (?:any |all |the )?(?:instructions|orders|commands) (?:in|inside|within|from) (?:the |any |incoming |fetched )?(?:e-?mails|tickets|comments|documents|files|attachments|web ?pages|websites|search results|issues|transcripts|reviews)(?!\\p{L})",
  '(?<!\\p{L})as (?:data|content|text|information|input), (?:not|never) (?:as )?(?:instructions|orders|commands)(?!\\p{L})',
  // Whom others' data is not for, and what the user need not look up.
  "(?<!\\p{L})(?:do not|don['’]t|never) (?:show|share|reveal|disclose|mention) [^.;:!?\\n]{1,40} to (?:anyone|anybody|people|others) (?:(?:but|except|other than) the user|outside)(?!\\p{L})",
  "(?<!\\p{L})(?:do not|don['’]t|never) (?:ask|bother) the user (?:for|with) (?:the |an |any |its |their )?(?:internal )?ids?(?!\\p{L})",
  "(?<!\\p{L})(?:do not|don['’]t|never) mention (?:everyone|everybody|all|@\\w+) in(?!\\p{L})",
];

const PATTERN = new RegExp(CARE.join('|'), 'giu');

/**
 * A text without what tells to take care: not to act without consent, not to follow what strangers wrote. These say what an attack says
 * ("without the user's approval") and forbid it. Only these words are taken out; what stands beside them is still looked at.
 */
export function withoutCare(text: string): string {
  return text.replaceAll(PATTERN, '');
}
