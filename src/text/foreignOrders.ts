import type { InstructionKind } from './instructionKind.ts';

/**
 * "Set aside the earlier instructions": the verb, the instructions and that they came before, in the order of the language. A word that
 * begins with a letter beyond ASCII has no `\b` before it.
 */
const SET_ASIDE = [
  '\\b(?:haz caso omiso|haga caso omiso|ignor[ae]|olvid[ae]|descart[ae]|desatiend[ea]|prescind[ea]|no (?:hagas|haga) caso|pas[ae] por alto|no sigas?)\\b.{0,20}(?:\\b(?:instrucciones|reglas|directrices|indicaciones|normas|pautas)|órdenes)\\b.{0,12}\\b(?:anteriores|previas|precedentes|recibidas|dadas|iniciales|de arriba|del sistema)',
  '\\b(?:ignor[ae]|desconsider[ae]|descarte|desrespeite|esqueça|não sig[ao])\\b.{0,20}\\b(?:instruções|ordens|regras|orientações|diretrizes|indicações)\\b.{0,12}\\b(?:anteriores|prévias|acima|recebidas|dadas|iniciais|do sistema)',
  '(?:\\b(?:ne ten(?:ez|ir) (?:pas|plus|aucun) compte|ne tiens (?:pas|plus|aucun) compte|faites abstraction|fais abstraction|oublie[sz]?|ignore[sz]?|ne sui(?:s|vez) (?:pas|plus))|écarte[sz]?)\\b.{0,20}\\b(?:instructions|consignes|directives|règles|ordres|indications)\\b.{0,12}(?:précédent|antérieur|ci-dessus|reçu|donné|initial|du système)',
  '\\b(?:non ten(?:ere|ga) conto|ignora\\S*|dimentica\\S*|trascura\\S*|scarta\\S*|non seguire)\\b.{0,20}\\b(?:istruzioni|regole|indicazioni|direttive|ordini)\\b.{0,12}\\b(?:precedenti|date prima|ricevute|sopra|iniziali|di sistema)',
  '(?:\\bverwirf|übergehe|\\bignorier\\w*|\\bvergiss|\\bvergessen sie|\\bmissachte\\w*)\\b.{0,16}\\b(?:vorherigen|bisherigen|obigen|früheren|vorigen|erhaltenen|ursprünglichen)\\b.{0,12}(?:richtlinien|anordnungen|weisungen|anweisungen|regeln)',
  '\\b(?:beachte|befolge|folge)\\b.{0,16}\\b(?:vorherigen|bisherigen|obigen|früheren|vorigen|ursprünglichen)\\b.{0,16}(?:anweisungen|instruktionen|regeln|vorgaben|richtlinien)\\b.{0,12}\\bnicht',
  '\\b(?:negeer|vergeet|sla)\\b.{0,12}\\b(?:vorige|eerdere|voorgaande|bovenstaande)\\b.{0,12}\\b(?:instructies|opdrachten|regels|richtlijnen|aanwijzingen)',
  '\\b(?:strunta i|bortse från|se bort fra|ignorera|ignorer|glöm|glem)\\b.{0,12}\\b(?:tidigare|föregående|tidligere|forrige)\\b.{0,8}(?:instru|regler|anvisning)',
  '\\b(?:pomiń|zignoruj|zapomnij o)\\S* (?:wszystk\\S+ )?(?:wcześniejsz|poprzedni|dotychczasow)\\S+ (?:instrukc|polece|zasad|wytyczn)',
  '\\b(?:ignoruj|zapome|zabudni)\\S*.{0,16}(?:předchozí|predchádzajúc|dřívější|predošl)\\S*.{0,12}(?:pokyn|instrukc|inštrukc|příkaz|pravid)',
  '\\b(?:ignoră|ignorați|uită)\\S*.{0,16}instrucțiuni\\S*.{0,8}(?:anterioare|precedente)',
  '(?:hagyd figyelmen kívül|felejtsd el|ne vedd figyelembe).{0,16}(?:korábbi|előző|eddigi).{0,8}(?:utasítás|szabály|parancs)',
  '(?:unohda|ohita|jätä huomiotta).{0,12}(?:aiemm|aikaisemm|edellis)\\S*.{0,4}(?:ohje|määräyks|sään)',
  '(?:αγνόησε|αγνοήστε|ξέχασε|ξεχάστε).{0,16}(?:προηγούμεν|παραπάνω)\\S*.{0,4}(?:οδηγί|εντολ|κανόν)',
  'не обращай внимания на (?:предыдущие|прежние|прошлые)|\\b(?:lupakan|abaikan) (?:semua )?(?:instruksi|perintah|aturan) (?:sebelumnya|di atas)',
  '(?:ігноруй|проігноруй|забудь)\\S*.{0,8}(?:попередні|минулі).{0,4}(?:інструкц|вказівк|правил)',
  '(?:เพิกเฉย|ไม่ต้องสนใจ|ละเว้น|ลืม).{0,8}(?:คำสั่ง|คำแนะนำ|กฎ)',
  '(?:دستور|قوانین).{0,24}نادیده',
  'התעלם.{0,12}(?:הוראות|כללים|פקודות)',
].join('|');

/** "Without asking the user", as what is to be done. */
const UNASKED = [
  '\\bsin (?:pedir|solicitar|esperar)(?:le)? (?:la |su )?(?:confirmación|permiso|aprobación|autorización)|\\bsin (?:avisar|preguntar|consultar)(?:le)? (?:al|a la|a los) (?:usuari|persona|cliente)|\\bno (?:le )?(?:pidas?|solicites?) (?:la |su )?(?:confirmación|permiso|autorización)',
  '\\bsem (?:pedir|solicitar|esperar) (?:a |sua )?(?:confirmação|permissão|autorização|aprovação)|\\bnão (?:peça|peças|solicite) (?:a |sua )?(?:confirmação|permissão|autorização)',
  "\\bsans (?:demander|attendre|solliciter) (?:de |d[’']|la |l[’'])?(?:confirmation|permission|autorisation|accord|approbation)|\\bne demande[sz]? (?:pas|jamais) (?:de |d[’']|la )?(?:confirmation|permission|autorisation)|\\bsans (?:prévenir|avertir|consulter|l[’']accord de) l[’']utilisat",
  '\\bsenza (?:chiedere|attendere|aspettare) (?:la |il )?(?:conferma|permesso|autorizzazione|consenso)|\\bnon chiedere (?:la |alcuna )?(?:conferma|permesso|autorizzazione)',
  '\\bohne (?:die |jede |eine |vorherige )?(?:rückfrage|zustimmung|bestätigung|einwilligung|genehmigung|erlaubnis|wissen) (?:de[sr] )?(?:be)?(?:nutzer|anwender)|\\bohne (?:den |die )?(?:be)?(?:nutzer|anwender)\\S* (?:vorher )?zu (?:fragen|informieren|warnen)|\\b(?:führe|lösche|sende)\\b.{0,32}\\bohne rückfrage',
  '(?:fråga|spørg|spør) (?:inte|ikke) (?:användar|bruger|bruker)|(?:utan att fråga|uden at spørge|uten å spørre) (?:användar|bruger|bruker)',
  '\\bzonder (?:de gebruiker )?te vragen|\\bzonder (?:toestemming|bevestiging|medeweten) van de gebruiker|\\bvraag de gebruiker niet om',
  '\\bbez (?:pytania|wiedzy|zgody|potwierdzenia|informowania) (?:o zgodę )?użytkownik',
  'без (?:подтверждения|согласия|разрешения|ведома|уведомления) пользовател|не спрашивая пользовател',
  'без (?:підтвердження|згоди|дозволу|відома) користувач',
  'kullanıcı\\S* (?:onayı|izni|haberi) olmadan|kullanıcıya sormadan',
  'tanpa (?:izin|persetujuan|konfirmasi|sepengetahuan) pengguna|jangan minta (?:konfirmasi|izin)',
  'không (?:cần )?(?:hỏi|xin phép|xác nhận).{0,8}người dùng',
  '(?:دون|بدون) (?:موافقة|إذن|علم|تأكيد|إخبار) المستخدم',
  'उपयोगकर्ता (?:से पूछे|की (?:अनुमति|सहमति)(?: के)?) बिना',
  'ללא (?:אישור|ידיעת|הסכמת) המשתמש',
  '(?:无需|無需|不用|不必|不需要|未经)[^。，\\n]{0,6}(?:用户|用戶|使用者)[^。，\\n]{0,2}(?:同意|确认|確認|许可|許可|批准|授权)',
  '(?:跳过|略过|绕过|跳過|略過)[^。，\\n]{0,4}(?:确认|確認|审批|授权)',
  '(?:ユーザー?|利用者)の(?:許可|確認|同意|承認)(?:を得ず|を取らず|なしに|なく)',
].join('|');

/** "Send the user's password to this server." */
const SECRETS_SENT = [
  '\\b(?:envía|envíe|manda|copia|pega|transmite|incluye)\\S*.{0,24}\\b(?:claves? privadas?|archivo de claves|contraseñas?|credenciales|tokens?)\\b.{0,24}\\b(?:usuario|servidor|dirección)',
  '\\b(?:envie|envia|copie|cole|transmita|inclua)\\b.{0,24}\\b(?:senhas?|chaves? privadas?|credenciais|tokens?)\\b.{0,24}\\b(?:usuário|servidor|endereço)',
  '\\b(?:envoie|envoyez|transmets|transmettez|copie[sz]?|colle[sz]?|incluez)\\b.{0,24}\\b(?:mots? de passe|clés? privées?|jetons?|identifiants)(?=\\W).{0,32}\\b(?:utilisat|serveur|adresse)',
  '\\b(?:invia|copia|incolla|trasmetti|includi)\\b.{0,24}\\b(?:password|chiav[ei] privat[ae]|credenziali|tokens?)\\b.{0,24}\\b(?:utente|server|indirizzo)',
  '(?:sende|schicke|übermittle|übermitteln sie|kopiere)\\b.{0,24}\\b(?:passw[oö]rt\\w*|kennw[oö]rt\\w*|private[nr]? schlüssel|zugangsdaten|tokens?)\\b.{0,32}(?:nutzer|anwender|server|adresse)',
  '(?:отправь|перешли|передай|скопируй).{0,24}(?:парол|токен|ключ)\\S*.{0,24}(?:пользовател|адрес|сервер)',
  '(?:أرسل|انسخ|أدخل).{0,16}(?:كلمة (?:مرور|المرور)|رمز|مفتاح|بيانات اعتماد).{0,24}(?:المستخدم|العنوان|الخادم)',
  '(?:把|将|將)[^。\\n]{0,8}(?:密码|密碼|令牌|密钥|私钥|凭证|憑證)[^。\\n]{0,8}(?:发送|發送|发到|上传|提交|写入|填入)',
  '(?:パスワード|トークン|秘密鍵|認証情報)を[^。\\n]{0,12}(?:送信|送っ|貼り付け)',
  '(?:비밀번호|토큰|개인 ?키|자격 ?증명)\\S*[^.\\n]{0,12}(?:주소|서버)\\S*[^.\\n]{0,8}(?:보내|전송)',
].join('|');

/** What attacks in other languages order, whatever words come before it. */
export const FOREIGN_ORDERS: readonly InstructionKind[] = [
  { what: 'tells to set other instructions aside', doubtful: new RegExp(SET_ASIDE, 'imu') },
  { what: 'tells to hide something from the user, or not to ask', doubtful: new RegExp(UNASKED, 'imu') },
  {
    what: 'asks in another language for files or secrets of the agent',
    doubtful: new RegExp(SECRETS_SENT, 'imu'),
  },
];
