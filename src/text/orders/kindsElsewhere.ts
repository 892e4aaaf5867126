/**
 * What words of other languages mean to a reader that looks for orders to an agent, by the start of the word. German, French, Spanish,
 * Portuguese, Italian, Russian; then the languages that set no spaces between words.
 */
export const KINDS_ELSEWHERE: Readonly<Record<string, { readonly words: string; readonly inside: string }>> =
  {
    setAside: {
      words:
        'ignoriere|vergiss|vergesst|vergessen sie|missachte|verwirf|übergehe|oublie|ignore|néglige|écarte|olvid|ignora|descarta|desatiend|omite|desconsider|esque[cç]|dimentica|trascura|забудь|игнорируй|отбрось|пренебре',
      inside: '無視|忘れ|従わない|破棄|忽略|无视|忘记|忘掉|不要理会|抛开|무시|잊|따르지',
    },
    not: {
      words:
        "(?:nicht|nichts|kein|keine|keinen|niemals|ohne|ne|pas|sans|rien|jamais|no|sin|nada|nunca|não|sem|non|senza|не|без|ничего|никогда)(?!\\p{L})|n['’]",
      inside:
        'ない|せず|らせず|えず|なし|わず|ねず|得ず|不要|别|勿|不让|无需|不必|不用|不得|지 ?말|지 ?마|없이|모르게|않고',
    },
    rules: {
      words:
        'anweisung|vorgabe|regel|richtlinie|weisung|instruktion|consigne|instruction|règle|directive|instruccion|regla|indicacion|directriz|órdenes|normas|te dijeron|instruç|regra|orientaç|diretriz|istruzion|regol|указани|инструкц|правил|распоряжени',
      inside: '指示|命令|ルール|規則|指令|规则|要求|지시|규칙|명령|지침',
    },
    send: {
      words:
        'schicke?\\b|schicken sie|sende\\b|übermittle|leite\\b|hänge|füge|kopiere|poste\\b|verrate|zeige\\b|envoie|envoyez|transmet|affiche|copie|joins|joignez|révèle|donne|publie|envía|envíe|manda|muestra|revela|adjunta|incluye|publica|reenvía|enviar|envie|envia|mostre|revele|anexe|inclua|encaminhe|invia|mostra|rivela|allega|inoltra|отправ(?:ь|ляй)|перешли|покажи|передай|скопируй|раскрой|выведи|приложи',
      inside:
        '送信して|送って|送信する|表示して|転送して|貼り付け|出力して|含めて|尋ね|发送|发给|显示|输出|转发|复制|粘贴|上传|写入|填入|发到|보내|전송|표시하|보여|출력하|복사하|붙여|포함하',
    },
    secret: {
      words:
        'passw[oö]rt|kennw[oö]rt|zugangsdaten|token|schlüssel|verlauf|system-?prompt|systemnachricht|umgebungsvariable|gespräch|mots? de passe|jeton|clés?\\b|historique|conversation|prompt|message système|identifiants|contraseña|claves?\\b|credencial|historial|conversación|mensaje (?:de|del) sistema|senha|chave|histórico|conversa\\b|mensagem do sistema|conversazione|парол|токен|ключ|промпт|переписк|истори|разговор|учётн|системн\\S+ промпт',
      inside:
        'パスワード|トークン|秘密鍵|プロンプト|会話|履歴|環境変数|認証情報|APIキー|密码|令牌|密钥|提示词|对话|聊天|环境变量|凭证|비밀번호|토큰|프롬프트|대화|환경 ?변수|자격 ?증명|\\.env',
    },
    where: {
      words:
        'adresse|unten|folgend|dein|ci-dessous|indiqué|(?:ton|tes|votre|vos|tu|tus|seu|sua|teu)(?!\\p{L})|dirección|abajo|siguiente|endereço|abaixo|seguinte|indirizzo|qui sotto|tuo|адрес|ниже|следующ|свой|твой|immer|toujours|siempre|sempre|всегда',
      inside:
        'アドレス|下記|以下|次の|ください|あなた|URL|地址|下面|你的|您的|주소|아래|당신|주세요|하세요|보내세요',
    },
    user: {
      words: "nutzer|benutzer|anwender|utilisateur|l['’]utilisat|usuari|usuári|utilizador|utente|пользовател",
      inside: 'ユーザー|利用者|用户|使用者|사용자|유저',
    },
    tell: {
      words:
        'erfahren|erfährt|sag|erwähn|teile? |mitteil|wissen|frag|parle|dis\\b|dites|mentionne|informe|préviens|prévenez|demande|sache|avis|dig|dile|mencion|inform|sepa|pregunt|cont[ea]|saber|saib|pergunt|dir(?:e|lo)|menzion|avvis|chied|сообща|говори|рассказыва|знал|узнал|спрашива|уведомля',
      inside: '知らせ|伝え|言わ|教え|尋ね|告诉|告知|通知|知道|提及|询问|征得|알리|말하|묻|알게|모르',
    },
    run: {
      words:
        'führe|starte|öffne|exécute|lance|ouvre|ejecuta|ejecute|abre|lanza|execute|rode|abra|esegui|apri|выполни|запусти|открой',
      inside: '実行|開い|开启|执行|运行|打开|실행|열어',
    },
    shell: {
      words:
        'terminal|shell|konsole|eingabeaufforderung|console|consola|терминал|консол|befehl unten|powershell',
      inside: 'ターミナル|端末|コンソール|シェル|终端|控制台|터미널|콘솔|셸',
    },
    command: {
      words: 'befehl|skript|commande|comando|script|команд|скрипт',
      inside: 'コマンド|スクリプト|命令|脚本|명령|스크립트',
    },
    below: {
      words:
        'unten|folgend|ci-dessous|suivant|abajo|siguiente|abaixo|seguinte|computador do usuário|ordenador del usuario|qui sotto|ниже|следующ',
      inside: '下記|以下|次の|下面|下方|아래|다음',
    },
    always: {
      words: 'immer|stets|toujours|siempre|sempre|всегда|unbedingt',
      inside: '必ず|常に|毎回|必须|始终|总是|务必|항상|반드시',
    },
    first: {
      words:
        "zuerst|als erstes|zunächst|en premier|d['’]abord|avant tout|primero|antes|primeiro|prima|первым|сначала|прежде",
      inside: '最初に|まず|先に|优先|首先|先|먼저|우선',
    },
    call: {
      words:
        'ruf|aufruf|aufzuruf|verwend|benutz(?!er)|nutz(?!er)|appel|utilis(?!at)|llam|usa|utiliz(?!ador)|invoca|cham|chiam|вызыва|вызови|используй',
      inside: '呼び出|使用|使っ|実行|调用|使用|호출|사용|실행',
    },
    this: {
      words: 'diese|cet(?:te)?\\b|ceci|est[ae]\\b|quest|эт(?:от|у|о)',
      inside: '此|本|该|這|这|この|これ|이 |이것|해당',
    },
    ask: {
      words:
        'frag|hole|warte|demand|attend|pedir|pid|pregunt|solicit|esper|perguntar|peça|chied|спрашива|запрашива|жди|confirme tudo',
      inside: '取ら|得|待た|求め|征得|经过|等待|询问|받|묻',
    },
    confirm: {
      words:
        'erlaubnis|bestätigung|zustimmung|genehmigung|confirmation|permission|autorisation|accord|confirmación|permiso|autorización|confirmação|permissão|autorização|perguntar|conferma|permesso|подтвержд|разреш|согласи',
      inside: '確認|許可|同意|承認|确认|许可|批准|확인|동의|허락|승인',
    },
  };

/** Kinds that no true sentence in another language has together, in whatever order. */
export const SIGNS_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'tells to set other instructions aside': ['setAside rules'],
  'tells to hide something from the user, or not to ask': ['not tell user', 'not ask confirm user'],
  'takes consent for given': ['not ask confirm'],
  'asks for what the agent knows': ['send secret where'],
  'holds a command': ['run shell', 'run command below'],
  'tells what to do around an action': ['always first call this'],
};
