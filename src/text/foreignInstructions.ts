import type { InstructionKind } from './instructionKind.ts';

/** "Ignore the previous instructions" in the other languages that most models follow. */
export const IGNORE_ELSEWHERE = [
  '\\b(?:ignor|olvid|omit|desatiend)[a-zé]* (?:por completo )?(?:todas )?(?:las |tus |sus |de las )*(?:instrucciones|órdenes|reglas|indicaciones)(?: \\S+)? (?:anteriores|previas)',
  '\\b(?:ignor|esque)[a-zç]* (?:todas )?(?:as |das |suas )*(?:instruções|ordens|regras)(?: \\S+)? (?:anteriores|prévias)',
  '\\b(?:ignor|oubli|néglig)[a-zé]* (?:toutes )?(?:les |tes |vos )*(?:instructions|consignes|directives|règles)(?: \\S+)? (?:précédentes|antérieures)',
  '\\b(?:ignor|dimentic)[a-z]* (?:tutte )?(?:le )?(?:istruzioni|regole|indicazioni)(?: \\S+)? precedenti',
  '\\b(?:ignorier[a-z]*|vergiss|vergesst|vergessen sie|missachte[a-z]*) (?:alle |die |sämtliche |deine )*(?:vorherigen|vorhergehenden|bisherigen|vorigen|obigen|früheren) (?:anweisungen|instruktionen|befehle|regeln|vorgaben)',
  '\\b(?:negeer|vergeet) (?:alle |de )*(?:vorige|eerdere|voorgaande|bovenstaande) (?:instructies|opdrachten|regels)',
  '\\b(?:ignorera|glöm|ignorer|glem) (?:alla |alle )*(?:tidigare|föregående|tidligere) (?:instruktioner|instruksjoner|regler)',
  '\\b(?:z?ignoruj|zapomnij o) (?:wszystkie |wszystkich )?(?:poprzedni|wcześniejsz)\\S+ (?:instrukc|polece|zasad)',
  'önceki (?:tüm |bütün )?(?:talimat|komut|yönerge|kural)\\S* (?:yok say|unut|görmezden|dikkate alma)',
  '\\babaikan (?:semua )?(?:instruksi|perintah|aturan)',
  'bỏ qua (?:tất cả |mọi )?(?:các )?(?:hướng dẫn|chỉ dẫn|lệnh|quy tắc)',
  'تجاهل [^.\\n]{0,16}(?:التعليمات|الأوامر|القواعد)',
  '(?:पिछले|पहले के|पूर्व)[^।\\n]{0,10}(?:निर्देश|आदेश|नियम)\\S*[^।\\n]{0,10}(?:अनदेखा|नज़रअंदाज़|भूल)',
  '(?:игнорируй|проигнорируй|забудь)[а-яё]* (?:все )?(?:предыдущие|прежние|прошлые) (?:инструкции|указания|правила)',
  '(?:忽略|无视|無視|忘记|忘掉|忘記|不要理会)[^。，\\n]{0,10}(?:指令|指示|提示词|提示詞|命令|规则|規則)',
  '(?:以前|これまで|上記|前)の[^。\\n]{0,8}(?:指示|命令|指令|ルール)[^。\\n]{0,6}(?:無視|忘れ)',
  '(?:이전|앞선|위의|기존)[^.\\n]{0,8}(?:지시|명령|지침|규칙)[^.\\n]{0,8}(?:무시|잊)',
].join('|');

/** "Do not tell the user", as an order: "ne pas notifier l'utilisateur" names a setting. */
const HIDE = [
  "\\bn[’']informe[sz]? (?:pas|jamais|rien)|\\bn[’']informez (?:pas|jamais)",
  '(?:不要|别|請勿|请勿|不得|切勿)(?:向|对|對|跟|和)(?:用户|用戶|使用者)[^。\\n]{0,4}(?:提|说|說|透露|显示|顯示|解释)',
  '사용자(?:의)? ?(?:확인|동의|승인|허락) ?없이',
  "\\bn[’']en (?:parle|parlez|dis|dites) (?:pas|rien|jamais) à l[’']utilisat",
  '\\bno (?:se )?(?:lo |le |les )?(?:digas?|cuentes?|menciones?|informes?|avises?|preguntes?|reveles?|muestres?)\\b[^.\\n]{0,24}\\b(?:usuari|cliente)',
  '\\bnão (?:conte|diga|mencione|informe|avise|pergunte|revele|mostre)\\b[^.\\n]{0,32}\\b(?:usuári|utilizador)',
  '\\bne (?:le |lui )?(?:dites|dis|mentionne[sz]?|informe[sz]?|préviens|prévenez|révèle[sz]?|révélez|demande[sz]?|montre[sz]?) (?:rien|pas|jamais)?[^.\\n]{0,24}utilisat',
  '\\bnon (?:dir(?:lo|e)|dica|informare|menzionare|avvisare|chiedere|rivelare|mostrare)\\b[^.\\n]{0,16}\\butente',
  '\\b(?:sag|sage|sagen sie|teile?|erzähle?|verrate|informiere|frage?|fragen sie|erwähne)\\b[^.\\n]{0,24}(?:benutzer|nutzer|anwender)\\S*[^.\\n]{0,24}\\b(?:nicht|nichts|kein|niemals)',
  '\\b(?:vertel|zeg|informeer|vraag|toon)\\b[^.\\n]{0,16}\\bgebruiker\\b[^.\\n]{0,16}\\b(?:niet|niets|geen|nooit)',
  '\\bnie (?:mów|informuj|wspominaj|pytaj|pokazuj)\\b[^.\\n]{0,16}użytkownik',
  'kullanıcı(?:ya|ye|dan)[^.\\n]{0,12}(?:söyleme|bildirme|haber verme|sorma|bahsetme)',
  '\\bjangan (?:beri ?tahu|katakan|sebutkan|tanya\\S*|tunjukkan)\\b[^.\\n]{0,16}\\bpengguna',
  'không (?:được )?(?:nói|cho|thông báo|tiết lộ|hỏi)[^.\\n]{0,16}người dùng',
  'لا (?:تخبر|تقل|تذكر|تسأل)[^.\\n]{0,12}المستخدم',
  '(?:उपयोगकर्ता|यूज़र) (?:को|से)[^।\\n]{0,12}(?:मत|न|नहीं) (?:बता|कह|पूछ)',
  'не (?:сообща|говори|упомина|рассказыва|спрашива|уведомля|информиру|показыва)[а-яё]*[^.\\n]{0,16} пользовател',
  '(?:不要|别|請勿|请勿|不得|切勿|不准|绝不)(?:告诉|告訴|告知|通知|提醒|询问|詢問|让|提及)[^。\\n]{0,6}(?:用户|用戶|使用者)',
  '(?:ユーザー?|利用者)(?:に|へ)(?:は|も)?[^。\\n]{0,8}(?:知らせ|伝え|言わ|教え|報告し|通知し|尋ね)ない',
  '(?:사용자|유저)에게[^.\\n]{0,8}(?:알리지|말하지|묻지|보고하지|언급하지|밝히지) ?(?:마|말)',
].join('|');

/** "Read", "send", "put" as orders. */
const READ_ORDERS =
  '(?:\\b(?:lee|lea|leed|abre|abra|envía|envíe|lis|lisez|ouvre[sz]?|envoie|envoyez|lies|lesen sie|sende|schicke|leggi|apri|invia|leia|abra|envie|lees|open|stuur|przeczytaj|wyślij)|öffne|übergib)\\b';
const ORDERS_ELSEWHERE =
  '(?:прочита[йт]|открой|отправ[ьт]|переда[йт]|读取|讀取|打开|发送|發送|读一下|読ん|読み|開い|送信|送っ|写入|填入|放入|复制到|書き込|읽|열어|보내|전송|اقرأ|أرسل|पढ़|भेज|oku|gönder)';
const PRIVATE =
  '(?:~\\/\\.\\w|\\bid_(?:rsa|ed25519)\\b(?!\\.pub)|\\/\\.ssh\\b|(?:^|[\\s"\'`/(])\\.env\\b|\\.netrc\\b)';
const ALL_SECRETS =
  "(?:(?:todas las|todas as) (?:contraseñas|senhas)|tous les mots de passe|alle (?:passwörter|kennwörter|wachtwoorden)|tutte le password|все пароли|所有密码|すべてのパスワード|모든 비밀번호|環境変数|环境变量|環境變數|환경 ?변수|переменные окружения|variables? d['’]environnement|variables de entorno|umgebungsvariablen|variabili d['’]ambiente|variáveis de ambiente|システムプロンプト|系统提示词?|시스템 프롬프트|системный промпт|systemprompt|prompt (?:del sistema|système|di sistema|do sistema))";

/** "Forget all rules", "ignore everything". */
const FORGET_ALL = [
  '\\b(?:vergiss|vergesst|ignorier[a-z]*|missachte[a-z]*) (?:alles|alle (?:regeln|anweisungen|vorgaben)|deine (?:regeln|anweisungen))',
  '\\b(?:oublie[sz]?|ignore[sz]?) (?:tout|toutes?|tes|vos) ?(?:ce qui|les )?(?:précède|règles|consignes|instructions)?\\b',
  '\\b(?:olvida|olvide|ignora|ignore) (?:todo|todas|tus|sus) (?:lo |las )?(?:anterior|que|reglas|instrucciones)',
  '\\b(?:esqueça|esquece|ignore|ignora) (?:tudo|todas|suas|tuas) (?:o |as )?(?:que|acima|regras|instruções|anterior)',
  '\\b(?:dimentica|dimenticate|ignora|ignorate) (?:tutto|tutte|le tue) (?:quello |ciò |le )?(?:che|regole|istruzioni)',
  '(?:забудь|игнорируй)[а-яё]* (?:все|всё|обо вс[её]м|свои) (?:правила|инструкции|указания|что|сказанное)',
  '(?:すべて|全て|全部)の?(?:指示|命令|ルール|規則)を(?:無視|忘れ)|(?:所有|一切|全部)(?:的)?(?:指令|指示|规则|規則|命令)[^。\\n]{0,6}(?:忽略|无视|忘)|모든 (?:지시|규칙|명령)\\S* (?:무시|잊)',
  'تجاهل كل|انس كل|(?:सभी|सब) (?:नियम|निर्देश|आदेश)\\S* (?:भूल|अनदेखा)',
].join('|');
/** "The assistant must always use this tool first", and a new part to play. */
const BID = [
  '\\b(?:antworte|réponds|répondez|responde|responda|rispondi|antwoord)\\b[^.\\n]{0,12}\\b(?:immer|toujours|siempre|sempre|altijd|nur|solo|uniquement)\\b|отвечай[^.\\n]{0,12}(?:всегда|только)|(?:始终|总是|只)回答',
  "\\b(?:el asistente|la ia|o assistente|a ia|l[’']assistant|l[’']ia|l[’']assistente|der assistent|die ki|das modell|de assistent|asystent|asisten|trợ lý) (?:debe|deve|doit|muss|soll|moet|musi|harus|phải)\\b",
  '(?:ассистент|помощник|модель|ии) (?:должен|должна|обязан)',
  '(?:助手|助理|模型|智能体|アシスタント|AI|어시스턴트)(?:必须|應該|应该|务必|は必ず|는 반드시)',
  '(?:必须|始终|总是|务必|一律)[^。，\\n]{0,6}(?:优先[^。，\\n]{0,4}(?:使用|调用|呼叫)|先[^。，\\n]{0,4}(?:使用|调用|呼叫)(?:此|本|该|這|这|我))|你现在是|你現在是',
  '(?:常に|必ず)[^。\\n]{0,10}(?:最初|先|優先)[^。\\n]{0,6}(?:呼び出|使|使用|実行)|(?:ツール|関数)を(?:常に|必ず)',
  '(?:항상|반드시)[^.\\n]{0,12}(?:먼저|우선)[^.\\n]{0,6}(?:호출|사용|실행)',
  'всегда (?:сначала |первым |прежде )+(?:вызыва|использу|запуска)',
  '\\bsiempre\\b[^.\\n]{0,24}\\bherramienta\\b[^.\\n]{0,12}\\b(?:antes|primero)|\\bsempre\\b[^.\\n]{0,24}\\b(?:ferramenta|strumento)\\b[^.\\n]{0,12}\\b(?:primeiro|antes|prima)|\\btoujours\\b[^.\\n]{0,24}\\boutil\\b[^.\\n]{0,12}\\b(?:premier|avant|abord)|\\b(?:werkzeug|tool)\\b[^.\\n]{0,12}\\bimmer (?:zuerst|als erstes)',
].join('|');

/** What attacks say in other languages than English. */
export const FOREIGN_KINDS: readonly InstructionKind[] = [
  { what: 'tells to set other instructions aside', doubtful: new RegExp(FORGET_ALL, 'imu') },
  { what: 'speaks to the agent', doubtful: new RegExp(BID, 'imu') },
  { what: 'tells to hide something from the user, or not to ask', doubtful: new RegExp(HIDE, 'imu') },
  {
    what: 'asks in another language for files or secrets of the agent',
    doubtful: new RegExp(
      [
        `${READ_ORDERS}[^.\\n]{0,32}${PRIVATE}`,
        `${ORDERS_ELSEWHERE}.{0,32}${PRIVATE}|${PRIVATE}.{0,32}${ORDERS_ELSEWHERE}`,
        `${READ_ORDERS}[^.\\n]{0,32}${ALL_SECRETS}|${ORDERS_ELSEWHERE}.{0,16}${ALL_SECRETS}|${ALL_SECRETS}.{0,16}${ORDERS_ELSEWHERE}`,
      ].join('|'),
      'im',
    ),
  },
];
