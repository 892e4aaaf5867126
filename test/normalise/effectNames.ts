/** Names of actions as APIs, MCP servers and automation tools have them, by what they do to the user's data. */
export const READS = lines(`
  member/self
  profile.me.get
  watch_list
  current_track
  latest_release
  now_playing
  Recently Viewed
  Get Profit and Loss Report
  Fetch Berth and Shift Assignment
  List Boats and Order Items
  Get Component Set
  Get Previous Close
  Find Amount to Pay
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
  Who Am I
  whoAmI
  get-current-user
  List Deleted Items
  list_archived_issues
  get_removed_members
  View Cancelled Bookings
  Fetch Post
  Get Order
  List Orders
  Get Charge
  Report List
  Comment List
  List Reports
  Get Report Status
  Message List
  message_list
  messages.search
  comments.list
  posts_get
  post_get
  order_search
  charge_retrieve
  ticket-fetch
  get_pull_request_files
  pull_request_list
  repos/list-commits
  issues/get
  actions/list-workflow-runs
  search/code
  Get Updates
  get_update
  List Recent Changes
  Get Share Settings
  List Shares
  Read Email
  Read Inbox
  Show Trash
  List Trash
  Get Trash Items
  List Drafts
  Get Draft
  List Sync Status
  Get Last Sync
  Get Export
  Get Import Job
  Check Domain
  Lookup Email
  Reverse Lookup
  Phone Lookup
  Zip Code Lookup
  IP Geolocation Lookup
  Search Users and Groups
  Get or List Users
  Find User by Email
  findManyUsers
  queryDatabase
  query_graph
  fetchAll
  count_rows
  describe-table
  User Exists
  Email Exists
  Has Access
  Is Valid
  Can Edit
  isMember
  List Blocked IPs
  Get Ban List
  List Bans
  List Locks
  List Followers
  Get Likes
  List Stars
  Get Rating
  List Ratings
  Get Schedule
  List Schedules
  Get Rules
  Preview Email
  Compare Versions
  Download Report
  Export CSV
  Export to Excel
  Export Chat History
  Get Total Revenue
  Get Tracking Info
  Summarize Thread
  Explain Query
  Get Permission to Delete
  List Users to Delete
  Get Files Removed in Commit
  Rechnungen anzeigen
  Liste des clients
  ver pedidos
  Ver Pedido
  Afficher les factures
  获取订单列表
  查看已删除文件
  列出用户
  取消された注文を取得
  注文一覧
  검색 사용자
  Показать заказы
  Visualizza ordini
  Pobierz fakturę
  Get Search Results
  List Searches
  List Saved Searches
  List Clear Requests
  Get Void Reason
  Get Refund
  List Refunds
  Get Payout
  list_pull_requests
  get_merge_status
  list_forks
  List Issued Cards
  List Sent Invoices
  Read Write Permissions
  Balance Inquiry
  user_is_active
  has_permission
  is_member
  isOnline
  account.isVerified
  Credit Inquiry
  Order Inquiry
  Availability Check
  Health Check
  Eligibility Check
  Credit Check Status
  Job Status
  job_status
  shipment.status
  order-lookup
  Address Lookup
  ZIP Lookup
  phone_lookup
  customer_exists
  Does User Exist
  Can User Access
  has_access
  user_has_role
  users.isAdmin
  Am I Logged In
  Who's Online
  What's New
  How Many Users
  Recent Activity
  My Profile
  Current User
  Me
  Profile
  Account Balance
  Account Summary
  Sales Report
  Sales Summary
  Monthly Statistics
  Usage Metrics
  Audit Trail
  Audit Log
  Event Log
  Activity Feed
  Order History
  Transaction History
  User Directory
  Product Catalog
  Exchange Rates
  Latest Prices
  Stock Quote
  Stock Quotes
  Top Stories
  Trending Topics
  Upcoming Events
  Nearby Places
  Popular Movies
  Pending Approvals
  Server Info
  server_info
  api.version
  Version
  Server Time
  Ping
  Connectivity Check
  Profit and Loss Report
  Get Profit and Loss Report
  Trial Balance Report
  Balance Sheet
  Cash Flow Statement
  Aged Receivables Report
  Get Terms and Conditions
  List Sales and Marketing Contacts
  Get Deleted Users
  Get Cancelled Orders
  List Pending Deletions
  Get Removal Requests
  Get Delete Status
  Get Sync Status
  Get Upload URL
  Get Build
  List Revoked Tokens
  Get Reset Policy
  Get Posted Invoices
  Count Unsubscribes
  Search Published Posts
  Was Message Delivered
  message_was_read
  Is Domain Available
  Domain Availability
  domain_available
  Are Users Blocked
  check_if_exists
  Returns the list of orders
  Retrieves a Contact
  Fetching Orders
  Gets All Invoices
  Contact Search
  ContactSearch
  contactGet
  contacts.list
  contacts:list
  contacts/list
  contact-get-by-id
  contact_find_one
  v1.users.get
  v2_list_orders
  GET /users
  POST /harbours/search
  query berths(first: Int, after: String)
  Dry Run Payout
  Claim Preview
  Run Berth Autocomplete
  Maintenance History
  manifests_download
  poll_get_answer_boats
  GET /v1/users/{id}
  Query Database
  Estimate Shipping Cost
  Calculate Tax
  Peek Queue
  Reads a File
  Show Dashboard
  View Report
  Track Shipment Status
  Where Is My Order
  Watchlist
  Followers
  Get Followers and Following
  Total Revenue
  Number of Orders
  Customer Details
  List Customers Who Unsubscribed
  Get Users That Were Deleted
  查询余额
  获取用户列表
  残高照会
  Obtener Saldo
  Consulta de Saldo
  Kontostand abfragen
  잔액 조회
  Проверить баланс
  Can I Delete This Record
  List Who Can Delete
  Get Deletion Log
  Get Removal Reason
  get_deleted_items_count
  Deleted Items List
  Get Undelivered Messages
  Search Cancelled Bookings
  Deletion Status
  Cancellation Policy
  Refund Status
  Get Refund Status
  Shipment Tracking Info
  Sync Status
  Import Status
  Export History
  Payment Methods List
  Login History
  Active Sessions
  Active Users Count
  is_valid_email
  email_is_valid
  number_is_prime
  order_has_items
  customer_has_subscription
  Does Record Match
  Did Email Bounce
  How to Cancel
  Which Plan Am I On
  Top 10 Products
  Flight Search
  Hotel Availability
  Room Availability Search
  Price Lookup
  Price Check
  Stock Level
  Stock Levels
  Inventory Levels
  Inventory Count
  Inventory Report
  Credit Score
  Exchange Rate
  Interest Rates
  Account Holder Info
  Contact Info
  Company Overview
  Team Roster
  Team Members
  Live Scores
  Search Results
  Query Results
  Who Owns Domain
  WHOIS
  DNS Records
  IP Geolocation
  Reverse Geocoding
  Distance Matrix
  Sentiment Analysis
  Text Summarization
  Language Detection
  Image Recognition
  Spell Check
  Grammar Check
  Plagiarism Check
  Uptime Report
  List Tools
  Get Schema
  Table Columns
  Row Count
  User Permissions
  Effective Permissions
  Access Rights
  Role Memberships
  Group Members
  Payroll Summary
  Leave Balance
  Holiday Calendar
  Public Holidays
  Business Hours
  Nearby Stores
  Nutrition Facts`);

export const WRITES = lines(`
  cross_list_section
  current_update
  find_replace_text
  fetch_add
  search_index_rebuild
  read_replica_promote
  Query or Mutate
  predict_and_trade
  Check Balance and Charge Card
  Get Berth and Lease Boat
  list_boat_for_trading
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
  Charge Details Update
  Verify Phone Number
  Verify Identity
  verify_webhook_endpoint
  Export to HubSpot
  Export Leads to Salesforce
  export_to_s3
  Download to Google Drive
  List on eBay
  List Property for Rent
  List NFT for Sale
  Publish
  Unpublish
  Archive
  Cancel
  Reset
  Merge
  Move
  Approve
  Trigger
  Run
  Sync
  Import
  Publish Draft
  publish_page
  archive_repo
  cancel_run
  reset_password
  resetPassword
  password_reset
  merge-contacts
  contactsMerge
  move_issue
  approve_pr
  pr.approve
  trigger_workflow
  workflow.trigger
  job-run
  jobs_run
  sync_now
  syncAll
  importCsv
  csv_import
  data-import
  Get and Update Row
  Search, Update and Notify
  Read then Archive
  Fetch & Mark Read
  Lookup or Create Company
  Get-or-Create Tag
  upsert_contact
  contact_upsert
  createOrReplace
  Contact is created
  Contacts are imported
  Creates or updates a deal
  Sends SMS
  Posting a Message
  Enviar factura
  Cancelar pedido
  Annuler la commande
  Bestellung stornieren
  Benutzer anlegen
  Datei hochladen
  Subir archivo
  Arquivar pedido
  上传文件
  取消订单
  修改密码
  批准请求
  支付订单
  注文をキャンセル
  ファイルをアップロード
  承認する
  주문 취소
  파일 업로드
  Отменить заказ
  Загрузить файл
  Aggiorna ordine
  Annulla ordine
  Wyślij wiadomość
  Accept Quote
  Decline Offer
  Sign Contract
  Log a Call
  log_call
  Book a Room
  Park Domain
  Tag a User
  Schedule a Meeting
  Host a Webinar
  Email a Customer
  Text a Customer
  Message a Channel
  Call a Number
  Issue a Refund
  Refund an Order
  Ship an Order
  Order a Card
  Like a Post
  Rate a Product
  Review a PR
  Share a File
  Print a Label
  Store a File
  Queue a Job
  Stream a Video
  Train a Model
  Route a Lead
  Score a Lead
  Rank a Page
  Quote a Job
  Claim a Reward
  Split a Payment
  Watch a Repo
  Vote on a Poll
  Pin a Message
  Star a Repo
  Comment on a Post
  Reply to a Comment
  Mute
  mark_as_read
  set_status
  status_set
  statusUpdate
  update-status
  Toggle Feature
  Enable 2FA
  2FA Enable
  User Activate
  user_deactivate
  users.suspend
  account.close
  accountClose
  Freeze Card
  card_freeze
  Increase Credit Limit
  Adjust Stock
  Stock Adjust
  Add Funds
  Top Up Balance
  Withdraw
  Transfer
  Pay
  pay_invoice
  invoicePay
  checkout.complete
  Place Bid
  Buy Domain
  Renew Domain
  Point Domain
  Rollback Deployment
  rollback
  deploy
  redeploy
  scale_deployment
  restart_pod
  Drain Node
  exec_command
  exec_query
  run_shell
  eval_js
  apply_patch
  patch_file
  write_to_file
  append_file
  make_dir
  mkdir
  touch_file
  chmod_file
  git_commit
  git_push
  git_merge
  git_checkout
  git_add
  Charge Customer
  Archive Project
  Mark Message as Read
  Upsert Record
  Force Logout User
  Unsubscribe Contact
  Mute Channel
  Pin Message
  Approve Request
  User Is Updated
  Order was shipped
  Invite User
  Contact Create
  contactCreate
  contact.create
  contact-create
  contacts:create
  POST /users
  POST /tide-tables
  POST /boats/{id}/launch
  Maintain Vendor Information
  Falsify Records
  Share Preview
  Scale Crane Count
  Request Cancel Mooring
  Verify Add Crew
  abscond-change
  Kick Off Regatta
  Get-or-Create Berth
  PUT /users/{id}
  PATCH /orders/{id}
  Set User as Active
  Make Admin
  Transfer Ownership
  Get or Create Contact
  Find or Create Tag
  Get and Update Record
  Lookup and Merge Contacts
  Check Out
  Reopen Issue
  Log Time
  Add Note to Contact
  Assign Role
  Grant Access
  Deactivate User
  Disable Account
  Turn Off Lights
  Start Engine
  Stop Instance
  Reboot Server
  Restart Job
  Retry Payment
  Payout
  Buy Shares
  Reserve Table
  Checkout Cart
  Unpublish Post
  Post Tweet
  Reply Email
  Forward Message
  Vote
  Upload File
  Import Contacts
  Verify Domain
  Confirm Booking
  Acknowledge Alert
  Escalate Incident
  Snooze Reminder
  Duplicate Page
  Merge Branch
  Deploy Site
  Rollback Release
  Trigger Webhook
  Execute Query
  Execute SQL
  Enrich Lead
  Status Update
  status_update
  Profile Update
  Password Reset
  Payment Capture
  Account Activation
  User Registration
  Order Fulfillment
  Bank Transfer
  Wire Transfer
  Money Transfer
  Lead Conversion
  Role Assignment
  Ticket Escalation
  Subscription Cancellation
  Email Verification
  Bulk Status Change
  Status Change
  Quick Add
  quickAdd
  events.quickAdd
  file_write
  Users Bulk Import
  Message Send
  Email Send
  SMS Send
  sendSms
  Sends an Email
  Creates a Contact
  Creating Users
  Updated Contact
  Contact Updated
  Contact Updater
  Set
  Toggle Feature Flag
  Enable Feature
  Increase Quota
  Adjust Inventory
  Inventory Adjustment
  Stock Adjustment
  Credit Note
  Impersonate User
  Lock Account
  Unlock Account
  Undelete Record
  Restore Backup
  更新订单
  メッセージを送信
  Enviar Mensaje
  Envoyer un message
  Nachricht senden
  Nachricht gesendet
  결제 취소
  Crear Factura
  إنشاء فاتورة
  इनवॉइस बनाएं
  Profile Sync
  Status Setter
  Payment Status Override
  Set Availability
  Mark Available
  User Status Change
  Bulk Profile Edit
  Push Notifications
  Push Notification
  Email Blast
  Send Usage Statistics
  Reset Usage
  New Profile
  Feed Pets
  Feed Update
  Catalog Import
  Catalogue Publish
  Ledger Entry Post
  Price Update
  Prices Adjust
  Price Change
  Insurance Quote Creation
  Background Check
  Identity Check
  Bug Report
  Spam Report
  Expense Report
  Version Bump
  Version Upgrade
  Refresh Materialized View
  Log Activity
  Record Activity
  Follow
  Watch Repository
  Current Session Logout
  Latest Release Publish
  My Subscription Cancel
  Pending Order Approve
  Pending Transfer
  Related Ticket Link
  Current Charge Capture
  Total Refund
  user_can_be_notified
  Invoice Has Been Sent
  user_has_been_blocked
  invoice.sent
  Statement Send
  account_summary_email_send
  AI Generate Summary
  Notify About Status
  Balance Transfer
  Balance Top Up
  Check Out Book
  check_in_guest
  Check Off Task
  Find and Replace
  Search and Replace Text
  Read and Acknowledge
  List for Sale
  List Item on eBay
  Query and Update Rows
  Get Then Set Value
  Fetch and Store Rates
  Download and Save to Drive
  View and Approve Request
  Compare and Swap
  Test and Set Lock
  Validate and Submit Order
  Filter and Tag Emails
  hasRoleAssign
  Is Following Toggle
  setIsActive
  user_is_active_set
  set_user_is_active
  Make Reservation
  Reservation
  Signup
  Registration
  Subscribe to Newsletter
  Opt In Contact
  Donate
  Tip Creator
  Swap Tokens
  Mint NFT
  Stake Tokens
  Claim Rewards
  Draft Email
  Compose Email
  Pause Campaign
  Resume
  Undo Delete
  Recover Deleted File
  Promote User
  Demote User
  Accept Invite
  Decline Invite
  Hold Shipment
  Release Hold
  Fulfill Order
  Label Email
  Star Repo
  Fork Repo
  Clone Repo
  Commit Changes
  Lock Thread
  Set Out of Office
  Snapshot Volume
  Attach Volume
  Scale Deployment
  Call Number
  Dial Contact
  Hang Up Call
  Write Off Balance
  Reconcile Account
  Apply Coupon
  Redeem Gift Card
  Adjust Balance
  Change Plan
  Downgrade Plan
  Transfer Domain
  Ban User
  Ping User on Slack`);

export const DELETES = lines(`
  get_rid_of_record
  archive_delete
  forkPurge
  Approve Delete
  purge2faCode
  DELETE: Cancel Mooring
  Request Delete Berth
  Take Down Listing
  List-and-delete Berths
  DELETE /api/berths/:id
  Message Is Deleted By User
  Rows Were Purged By Import
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
  Delete
  Remove
  delete
  contact-delete
  contacts/delete
  contacts.bulkDelete
  bulk_delete_contacts
  batchDeleteItems
  DeleteManyRows
  delete_many
  deleteByQuery
  delete-by-id
  Delete a Row
  Delete All Rows
  Clear All Rows
  clear_sheet
  sheet.clear
  sheetClear
  Empty Bin
  Empty the Trash
  trash_email
  email_trash
  Move Page to Trash
  move_to_trash
  moveToTrash
  Send File to Trash
  Get and Delete Message
  Pop and Delete
  Receive and Delete Message
  Archive then Delete
  Copy and Delete Original
  Unlink and Delete Account
  Permanently Remove User
  Safely Delete Node
  Irrevocably Destroy Volume
  Instantly Purge Cache
  GDPR Erase Person
  GDPR: Delete Profile
  CCPA Delete Request Run
  Right to be Forgotten Delete
  User Deleted
  Users are deleted
  Row was removed
  File gets deleted
  Deletes an issue
  Removes a member from a team
  Deleting a Branch
  Revokes a token
  revoke_token
  token.revoke
  tokenRevoke
  tokens_revoke_all
  Terminate Instance
  instance_terminate
  terminateSession
  Uninstall Plugin
  plugin_uninstall
  Drop Table
  table_drop
  dropIndexes
  Truncate
  prune_volumes
  docker_prune
  Wipe
  wipe_device
  Discard Changes
  discard_draft
  Void Payment
  payment.void
  Kick User
  Evict Tenant
  Expunge Mailbox
  Flush Cache
  cache_flush
  Destroy Droplet
  droplet_destroy
  Request Account Deletion
  Schedule Key Deletion
  ScheduleKeyDeletion
  Start Data Erasure
  Account Deletion
  Data Removal
  User Removal
  Löschen
  Kunde löschen
  kunden_löschen
  Benutzer entfernen
  Supprimer
  supprimer_client
  Effacer les données
  Borrar
  eliminar_cliente
  Eliminar todos los registros
  Excluir
  Remover item do carrinho
  删除
  删除文件
  永久删除用户
  清除缓存
  清空回收站
  撤销令牌
  削除
  ファイルを削除する
  ユーザーの削除
  一括削除
  삭제
  파일 삭제하기
  Удалить
  Удаление пользователя
  Cancella file
  Rimuovi utente
  Usuń klienta
  Verwijder contact
  Update and Delete Old Rows
  Find, Update or Delete Row
  Create/Update/Delete Record
  Add/Remove Member
  Unpublish and Delete Post
  Export & Delete
  Backup + Delete
  Delete Contact
  Contact Delete
  contact.delete
  contactDelete
  contacts:delete
  deleteUserById
  Get and Remove
  Pop Message
  List and Delete Old Files
  Data Wipe
  Remote Wipe
  Contact Was Deleted
  Record is deleted
  Records get deleted
  Deletes the file
  Revoke Token
  Token Revocation
  revokeAccess
  Trash Empty
  Clear Cache
  Purge Queue
  Remove User from Group
  Kick Member
  Forget Customer GDPR
  GDPR Erasure
  gdpr_erase
  Bulk Delete
  Nuke Database
  Reset to Factory Defaults
  Factory Reset
  Cancel and Delete Order
  Archive and Delete Project
  Dispose Asset
  Schedule Account Deletion
  Request Data Deletion
  Right to be Forgotten
  Unshare Document
  Burn Token
  Rm File
  rm
  del_key
  Del
  用户删除
  Eliminar Contacto
  Contacto Eliminar
  Supprimer le contact
  계정 삭제
  حذف جهة اتصال
  संपर्क हटाएं
  ลบผู้ใช้
  Xóa liên hệ
  Hapus Kontak
  מחק משתמש
  Διαγραφή χρήστη
  Cart Empty
  Clean Up Old Logs
  Remove Background Check Record
  Delete If Exists
  Delete Status
  Delete Current User
  delete_my_profile
  My Account Delete
  Latest Version Remove
  Profile Deletion
  Balance Details Purge
  History Clear
  Clear History
  clear_search_history
  Activity Log Purge
  user_has_been_deleted
  Users Can Be Deleted
  message.unsend
  Unsend Message
  Retract Message
  Deactivate and Delete User
  Get & Delete
  Fetch+Delete
  Read Then Delete
  Read/Delete Message
  Get-And-Delete
  getAndRemove
  GetAndDelete
  get_and_delete_message
  find_one_and_remove
  takeAndDelete
  Shred Document
  Scrub PII
  Cleanup Workspace
  DB Drop
  KV Del
  kv.del
  s3:DeleteObject
  Close and Delete Room
  Leave and Delete Chat
  Expire Session
  Invalidate Cache
  Kill Process
  Revoke All Sessions
  Revokes Access
  Revoking Tokens
  Unlink and Delete
  Unregister Webhook
  Detach and Destroy Volume
  Tear Down Environment
  Wipe Clean
  Dump Trash
  Trash Thread
  Decommission Server
  Reject and Delete`);

function lines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}
