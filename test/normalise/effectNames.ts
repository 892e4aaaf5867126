/** Names of actions as APIs, MCP servers and automation tools have them, by what they do to the user's data. */
export const READS = lines(`
  whoami
  who_am_i
  getMe
  ping
  health_check
  Test Connection
  Check Connection Status
  users.list
  users.info
  conversations.history
  conversations.members
  team.info
  emoji.list
  chat.getPermalink
  pods_list
  pods_list_in_namespace
  nodes_log
  events_list
  helm_list
  kubectl_get
  kubectl_describe
  read_file
  read_multiple_files
  list_directory
  search_files
  get_file_info
  list_allowed_directories
  read_graph
  search_nodes
  read_query
  describe_table
  getJiraIssue
  searchJiraIssuesUsingJql
  getVisibleJiraProjects
  lookupJiraAccountId
  atlassianUserInfo
  list_issue_statuses
  list_my_issues
  find_organizations
  workers_list
  kv_namespaces_list
  kv_namespace_get
  r2_bucket_get
  zones_list
  check_domain_availability_and_price
  get_deployment_build_logs
  countDocuments
  findOne
  listCollections
  dbStats
  DescribeInstances
  HeadObject
  GetCallerIdentity
  BatchGetItem
  Lookup Spreadsheet Row
  Get Many Messages
  Get a Record
  List All Deals
  Download a File
  Retrieve Balance
  Retrieve an Upcoming Invoice
  Preview Invoice
  List Charges
  List Payment Intents
  List Order Events
  Get Delete Requests
  List Updates
  List Deleted Records
  List Archived Projects
  Get Deletion Status
  List Cancelled Orders
  Get Change Log
  Get Import Status
  List Exports
  List Merge Requests
  Get Merge Conflicts
  Get Order Cancellation Reason
  Get Update History
  Count Deleted Contacts
  Search Archived Notes
  List Scheduled Posts
  List Sent Messages
  List Draft Orders
  Get Post Comments
  View Order
  Order Details
  Order Lookup
  Shared Mailbox List Emails
  issue_read
  labels_list
  label_get
  pull_request_read
  repo_search
  Message Search
  Contact List
  Company Get
  User Get by Email
  Ticket View
  users_bulk_get
  contactSearch
  order.get
  invoice.list
  billing-invoices-list
  Account Info
  Server Status
  Current Weather
  Weather Forecast
  Compare Commits
  Calculate Shipping Rates
  Validate Address
  Check Username Availability
  Detect Language
  Analyze Sentiment
  Extract Text
  Suggest Places
  Autocomplete Address
  Geocode Address
  Reverse Geocode
  Export Document as PDF
  Download Invoice PDF
  Gets a user
  Lists all customers
  Returns the open orders
  Listing Users
  Get Who Viewed My Profile
  Get Form Submissions
  Get Run
  List Runs
  List Sync Jobs
  Get Trigger
  List Reset Tokens
  Fetch Report
  Show Post
  List Blocked Users
  Get Send Quota
  List Sends
  Get Payment Link
  Rechercher un contact
  Obtenir une facture
  Lister les commandes
  Buscar cliente
  Obtener pedido
  Listar facturas
  Kunden suchen
  Rechnung abrufen
  Kontakte auflisten
  Consultar saldo
  查询订单
  获取用户信息
  搜索联系人
  注文を検索
  ユーザー一覧を取得
  사용자 조회
  Получить список заказов
  Найти контакт
  Cerca contatto
`);

export const WRITES = lines(`
  Get or Create User
  Find or Create Contact
  Find One and Update
  findOneAndReplace
  Search and Update Deals
  Charge Card
  Send SMS
  Cancel Order
  Cancel Subscription
  Reset Counter
  Reset Password
  List Item on Marketplace
  List Product for Sale
  Verify Bank Account
  Verify Project Domain
  verify_email_identity
  Export Rows to Google Sheets
  Export Contacts to Mailchimp
  Export Dataset to S3
  Publish Post
  Unpublish Page
  Archive Channel
  conversations.archive
  Approve Expense
  Reject Request
  Trigger Build
  Run Workflow
  Rerun Failed Jobs
  actions_run_trigger
  Sync Contacts
  Import Products
  Merge Contacts
  merge_pull_request
  Move Card
  move_file
  write_file
  edit_file
  create_directory
  create_entities
  add_observations
  append_insight
  write_query
  execute_sql
  run_sql
  apply_migration
  pause_project
  restore_project
  merge_branch
  reset_branch
  deploy_to_vercel
  chat.postMessage
  chat.update
  chat.scheduleMessage
  conversations.invite
  conversations.mark
  dnd.setSnooze
  reactions.add
  files.upload
  users.profile.set
  sendMessage
  answerCallbackQuery
  pinChatMessage
  setWebhook
  logOut
  insertOne
  insertMany
  bulkWrite
  updateMany
  replaceOne
  RunInstances
  StartInstances
  StopInstances
  RebootInstances
  PutObject
  CopyObject
  AssumeRole
  kubectl_apply
  kubectl_scale
  pods_exec
  pods_run
  resources_create_or_update
  helm_install
  browser_click
  browser_type
  browser_fill_form
  browser_navigate
  editJiraIssue
  transitionJiraIssue
  addCommentToJiraIssue
  API-post-page
  API-patch-block-children
  save_issue
  r2_bucket_create
  productCreate
  productUpdate
  inventoryAdjustQuantities
  draftOrderComplete
  orderMarkAsPaid
  issue_write
  users_bulk_update
  label_create
  user.create
  Add a Row
  Update Row(s)
  Create or Update Contact
  Make an API Call
  Send an Email
  Reply to Thread
  Forward Email
  Schedule Post
  Pay Invoice
  Capture Payment
  Refund Payment
  Confirm Payment Intent
  Finalize Invoice
  Mark Invoice Uncollectible
  Subscribe User
  Unsubscribe Member
  Tag Contact
  Untag Contact
  Assign Ticket
  Close Ticket
  Reopen Ticket
  Lock Conversation
  Star Repository
  Fork Repository
  Follow User
  Block User
  Mute User
  Mark as Read
  Mark All Notifications Read
  Check In Guest
  Clock Out Employee
  Book Appointment
  Reschedule Appointment
  Transfer Funds
  Withdraw Funds
  Submit Form
  Sign Document
  Send Envelope for Signature
  Share File
  Copy File
  Rename Folder
  Upload Attachment
  Download and Install Update
  Read and Mark Message
  Fetch Then Acknowledge Alert
  Rotate API Key
  Regenerate Secret
  Refresh Access Token
  Enable Feature Flag
  Disable User
  Suspend Account
  Invite Member
  Accept Invitation
  Ban Member
  Vote on Poll
  Like Post
  Adds a member to a group
  Sends a message
  Updating Users
  User is invited
  Message is sent
  Bulk Update Records
  Order Pizza
  Post Message
  Comment on Issue
  Message User
  Report Abuse
  Log Call
  Track Event
  Record Payment
  Request Review
  Start Timer
  Stop Timer
  Place Order
  Buy Postage
  Ship Order
  Print Label
  Convert Lead
  Enroll Student
  Clone Voice
  Execute Command
  Crear factura
  Actualizar cliente
  Enviar mensaje
  Créer un contact
  Mettre à jour une commande
  Envoyer un e-mail
  Kontakt erstellen
  Rechnung senden
  Bestellung aktualisieren
  Criar pedido
  Atualizar cliente
  Enviar mensagem
  创建订单
  更新用户
  发送消息
  注文を作成
  ユーザーを更新
  メールを送信
  메시지 보내기
  사용자 생성
  Создать заказ
  Отправить сообщение
  Crea contatto
  Invia messaggio
`);

export const DELETES = lines(`
  Permanently Delete File
  Search and Delete Contacts
  Find One and Delete
  findOneAndDelete
  Find and Remove
  Download File and Delete
  Fetch Message Then Delete
  Read, Then Delete Message
  Export Records and Purge
  Archive and Delete Thread
  GDPR Delete Contact
  Hard Delete User
  Soft Delete Record
  Force Delete Branch
  users.delete
  userDelete
  users_bulk_delete
  bulkDeleteUsers
  user-remove
  label_delete
  contact.destroy
  productDelete
  productDeleteMedia
  kv_namespace_delete
  API-delete-a-block
  delete_observations
  conversations.kick
  reactions.remove
  admin.users.remove
  auth.revoke
  chat.delete
  deleteMessage
  deleteMany
  dropCollection
  dropDatabase
  TerminateInstances
  DeleteObject
  pods_delete
  kubectl_delete
  helm_uninstall
  Deletes a contact
  Deleting Users
  Delete(s) a Record
  User is removed
  Contact is deleted
  Record Deleted
  Remove Member
  Remove Label from Issue
  Revoke API Key
  Revoke Access
  Clear a Cell
  Clear Cart
  Empty Trash
  Purge Cache
  Wipe Device
  Erase Customer Data
  Trash Message
  Discard Draft
  Void Invoice
  Unshare File
  Uninstall App
  Prune Images
  Truncate Table
  Drop Index
  Flush Queue
  Anonymize User
  Redact Ticket Comment
  Forget Subscriber
  Batch Delete Messages
  Mass Remove Tags
  Create and Delete Snapshot
  Cancel and Delete Job
  Move to Trash
  Move File to Trash
  Send to Trash
  Delete or Archive Project
  Add or Remove Labels
  Update or Delete Row
  DELETE /users/{id}
  Eliminar cliente
  Borrar mensaje
  Supprimer un contact
  Kontakt löschen
  Löschen eines Kontakts
  Rechnung entfernen
  Excluir pedido
  Apagar mensagem
  Remover usuário
  删除用户
  移除成员
  清空购物车
  批量删除联系人
  ユーザーを削除
  メッセージを削除する
  사용자 삭제
  Удалить контакт
  Elimina contatto
`);

function lines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}
