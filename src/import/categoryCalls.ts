import { splitEntries } from '../text/lexicon.ts';

/** Phrases parted by commas, in plain text. */
const calls = (text: string): readonly string[] =>
  text.split(',').map((call) => splitEntries(call).join(' '));

/**
 * What a kind of app is called besides the name of its category, by the keys of the catalog's categories. Only names under
 * which nothing else goes: "ticketing" alone is of events as often as of requests.
 */
export const CALLS: Readonly<Record<string, readonly string[]>> = {
  accounting:
    calls(`bookkeeping, invoicing, expense management, expense tracking, expense reporting, spend management,
    accounts payable, accounts receivable, accounts payable automation, sales tax, tax compliance`),
  ads: calls(`advertising, ad management, ad serving, ad network, ad exchange, retargeting`),
  analytics: calls(`business intelligence, data visualization, session replay, market research`),
  ats: calls(`applicant tracking, recruiting, recruitment, talent acquisition, recruitment management`),
  communication:
    calls(`communications, messaging, live chat, team chat, video conferencing, web conferencing, online
    meeting, VoIP, SMS, phone system, call center, contact center, push notification, push notifications, email delivery,
    transactional email, webinar, fax`),
  crm: calls(`customer relationship management, contact management`),
  'customer-success':
    calls(`customer feedback, customer experience, customer experience management, product adoption,
    user onboarding, customer onboarding`),
  design:
    calls(`graphic design, UI design, interface design, logo design, prototyping, wireframing, diagramming, photo
    editing, image editing`),
  development:
    calls(`application performance monitoring, error tracking, error monitoring, crash reporting, log management,
    uptime monitoring, website monitoring, CI/CD, continuous integration, continuous delivery, continuous deployment, version
    control, source code management, code hosting, code review, code quality, API management, API gateway, API testing, API
    client, API development, test management, test automation, automated testing, browser testing, visual testing, feature
    flag, feature flag management, feature management, low-code, no-code, low-code development, no-code development,
    application development, app development, web development, backend-as-a-service, backend as a service,
    platform-as-a-service, database, database management, container orchestration, infrastructure monitoring, observability,
    DevOps, web hosting, cloud hosting, web scraping, headless CMS, data integration, bug tracking, software development,
    software testing`),
  'document-management':
    calls(`document generation, document automation, document processing, document creation, PDF
    generation, knowledge base, knowledge management, wiki, enterprise content management`),
  'e-commerce':
    calls(`online store, shopping cart, online marketplace, commerce, headless commerce, dropshipping, order
    management, product information management, print-on-demand`),
  'e-signature': calls(
    `electronic signature, electronic signatures, digital signature, eSignature, document signing`,
  ),
  erp: calls(`enterprise resource planning`),
  'file-storage':
    calls(`cloud storage, file sharing, object storage, file hosting, file transfer, file management, cloud
    backup`),
  hris: calls(`HR, human resources, human resources management, HR management, human capital management, HCM, payroll,
    payroll processing, payroll management, workforce management, employee engagement, employee recognition, employee
    scheduling, employee onboarding, employee experience, employee management, employee performance management, talent
    management, time and attendance, leave management, absence management, people management, benefits administration, global
    employment`),
  legal:
    calls(`legal practice management, law practice management, contract lifecycle management, contract management,
    e-discovery, legal research`),
  'marketing-automation':
    calls(`email marketing, SMS marketing, digital marketing, inbound marketing, content marketing,
    influencer marketing, affiliate marketing, referral marketing, social media management, social media marketing, social
    media scheduling, email automation, campaign management, conversion optimization, SEO, search engine optimization,
    marketing`),
  payments:
    calls(`payment, payment processing, payment gateway, payment orchestration, payment management, online payment,
    online payments, payment link, subscription billing, recurring billing, subscription management, money transfer, card
    issuing, point of sale, point-of-sale, POS`),
  productivity:
    calls(`time tracking, note-taking, note taking, to-do list, appointment scheduling, meeting scheduling, online
    scheduling, scheduling and booking, calendar, calendar management, form builder, online form builder, survey, online
    survey, workflow automation, workflow management, business process management, robotic process automation, spreadsheet,
    mind mapping, online whiteboard, team collaboration, visual collaboration`),
  'project-management':
    calls(`task management, work management, issue tracking, project tracking, product management,
    construction management, construction project management`),
  sales:
    calls(`sales engagement, sales enablement, sales automation, sales management, sales intelligence, sales
    prospecting, sales outreach, sales performance management, lead generation, lead management, CPQ, proposal, proposal
    management, revenue intelligence, conversation intelligence, cold email`),
  security:
    calls(`cybersecurity, cyber security, password manager, password management, vulnerability management, threat
    intelligence, access management, identity management, single sign-on, multi-factor authentication, authentication, user
    authentication, secrets management, fraud prevention, fraud detection, identity verification, endpoint protection,
    endpoint security, web application firewall, application security, cloud security, network security, data loss
    prevention, threat detection, vulnerability scanning, penetration testing, bot detection, email security, access
    control, VPN, DDoS protection, attack surface management`),
  ticketing:
    calls(`help desk, helpdesk, support ticketing, service desk, customer support, customer service, IT service
    management, shared inbox`),
};

/** What ends as a kind of app is called but is about something else: languages, source code, physical goods. */
export const OTHERS =
  /\b(?:(?:text|speech|code|image|video|dna) analytics|(?:shipping|patient|student|bulk|content) marketing research|physical security|food security|(?:web3|blockchain|graph) commerce)$/i;

/** Names of categories that alone also mean something else: tickets of events, the design of engines, sites for sales. */
export const BROAD: ReadonlySet<string> = new Set([
  'design',
  'development',
  'legal',
  'productivity',
  'ticketing',
]);
