import { splitEntries } from './lexicon.ts';

const ACRONYMS = splitEntries(`
  url uri urn id api sms mms rcs csv tsv pdf html css json xml yaml crm erp cms sku asin upc ean mpn gtin isbn vat
  gst iban bic ach sepa dns ip cidr ssl tls ssh sso mfa tfa otp totp saml scim ldap jwt faq kpi okr sla csat nps iso qr
  gif png jpg jpeg svg tiff ai llm ml nlp ocr utm ein ssn dob kyc aml npi ehr emr sdk cli ui ux cdn cpu gpu vm vpc vpn
  vlan ssid lan wan iam arn aws gcp sql nosql soql ftp sftp http https rest rss seo cpc cpm ctr roi mrr arr ltv
  b2b b2c pto hr hris ats uuid guid nft etf ivr voip sip pbx cdr did usb nfc rfid gps eta eod gdpr ccpa nda rfp rfq rma
  bom lms wms tv sim ga4 s3 ec2 sns sqs mp3 mp4 w2 w9 2fa usd eur gbp hlr asn pr po md5 xlsx docx pptx
  tos gpio adc dac i2c spi uart ota opc icao iata notam metar taf acars eln lims dna rna ble dao evm gedcom epf fhir dicom icd loinc
  ems fnol scada obd evse ocpp imei imsi iccid udp iptv ndvi gis iiif isrc issn doi eft esg lei isin cusip cve cwe edr edi uom bim asr
  rum cis cur ci dax acl rbac waf siem apm slo oidc oci ami eks ecs kms mdm dlp dag iot esp dm sdr mql coa
  aes dnssec ytd hsa kyb dtmf sdp rtmp hls dmca coppa soc2 pci dss hmac rsa sha256 pgp gpg mx cname txt ttl tld icann erc20 cagr
  ebitda ebit rwa apr apy icr plc mqtt grpc wsdl ean13 epc npc idp csp csr jwk jwks pkce csrf xss crl ocsp nlb alb cni pvc crd
  oom ssd hdd nvme pdu hvac voc pm10 pm25 aqi uv gmv aov rrp msrp dmv ptr spf dkim dmarc mta imap smtp pop3 eml vcf atm emv
  cvv mcc iin rtgs neft imps upi gstin hsn tds cnpj cpf cuit nif siret siren vies eori tin itin fein naics duns`);

const DISPLAY = splitEntries(`
  OAuth OAuth2 GraphQL GitHub GitLab YouTube LinkedIn WhatsApp PayPal HubSpot WordPress WooCommerce BigCommerce iPhone
  iOS iPad macOS eBay JavaScript TypeScript PostgreSQL MySQL MongoDB BigQuery DynamoDB QuickBooks ClickUp TikTok
  OpenAI OpenAPI eSIM IPv4 IPv6 LiDAR ORCID ChatGPT DocuSign OneDrive OneNote SharePoint SendGrid ActiveCampaign SurveyMonkey Mailchimp FedEx SaaS
  NetSuite PowerPoint Google Microsoft Slack Salesforce Shopify Stripe Zoom Trello Asana Jira Confluence Notion Dropbox
  Facebook Instagram Messenger Twitter Pinterest Amazon Etsy Twilio Zendesk Intercom Outlook Gmail Excel Wikipedia
  Telegram Discord Xero Airtable Bitbucket Azure Kubernetes Docker Redis Kafka Snowflake Adobe Apple Android Oracle
  Bitcoin Ethereum Magento Marketo Mailgun Squarespace Webflow Zapier Appium Faktoora Rev Git Boolean Bible Unicode
  English Spanish French German Italian Portuguese Chinese Japanese Korean Arabic Latin Monday Tuesday Wednesday
  Thursday Friday Saturday Sunday January February March April May June July August September October November
  December Christmas Easter Ramadan Bibles
  African American Argentine Argentinian Asian Australian Austrian Belgian Brazilian British Bulgarian Canadian Cantonese Catalan Chilean
  Colombian Croatian Czech Danish Dutch Egyptian Estonian European Filipino Finnish Greek Hebrew Hindi Hungarian Icelandic Indian Indonesian
  Iranian Irish Israeli Kenyan Latvian Lithuanian Malaysian Mandarin Mexican Moroccan Nigerian Nordic Norwegian Pakistani Peruvian
  Romanian Russian Scandinavian Scottish Serbian Singaporean Slovak Slovenian Swahili Swedish Swiss Taiwanese Tamil Thai Turkish
  Ukrainian Urdu Vietnamese Welsh
  Africa Argentina Asia Australia Austria Belgium Brazil Britain Canada Chile China Colombia Croatia Denmark Egypt England Estonia Europe
  Finland France Germany Greece Hungary Iceland India Indonesia Iran Ireland Israel Italy Japan Kenya Korea Latvia Lithuania Malaysia
  Mexico Morocco Netherlands Nigeria Norway Pakistan Peru Philippines Poland Portugal Romania Russia Scotland Serbia Singapore Slovakia
  Slovenia Spain Sweden Switzerland Taiwan Thailand Ukraine Vietnam Wales Zoho Atlassian
  HubDB PostHog Datadog Figma Fastly Freshservice Confluent
  Okta Cloudflare Terraform Ansible Jenkins Grafana Prometheus Splunk Databricks Miro Typeform Calendly Python Java PHP Rust
  Datto PagerDuty Sentry Netlify Vercel Heroku Supabase Firebase Auth0 Plaid Klaviyo Mixpanel Opsgenie Statuspage Pipedrive Freshdesk Copilot Gemini Claude Llama Elasticsearch OpenSearch Redshift Looker Tableau LaunchDarkly CircleCI SonarQube Pinecone Weaviate LangChain Nginx Bluesky Reddit Twitch Vimeo Spotify eDiscovery PyPI NuGet SuiteQL Node.js Next.js Vue.js`);

/** Lower-case word -> how it is written inside a sentence, where that is not plain lower case: acronyms and brands. */
export const SPELLING: ReadonlyMap<string, string> = new Map([
  ...ACRONYMS.map((word) => [`${word}s`, `${word.toUpperCase()}s`] as const),
  ...ACRONYMS.map((word) => [word, word.toUpperCase()] as const),
  ...DISPLAY.map((word) => [word.toLowerCase(), word] as const),
  ...([
    ['e-mail', 'email'],
    ['e-mails', 'emails'],
    ['wifi', 'Wi-Fi'],
    ['wi-fi', 'Wi-Fi'],
    ['x-ray', 'X-ray'],
  ] as const),
]);
