import { splitEntries } from '../text/lexicon.ts';
import { toSingular, toSingularPhrase } from '../text/number.ts';

/**
 * Kinds of apps: phrases by which a summary tells the kind, and words that people say of such an app and of no other kind. Each word stands
 * once: one that two kinds share ("contact", "message") makes as many lines equal as it finds. None is a
 * brand, or a word that says nothing of an app (`isTellingWord`, `isOfAnyJob`).
 */
const KINDS = `
  crm, customer relationship, sales pipeline, lead management: lead deal opportunity;
  data enrichment, lead generation, b2b data, contact data, prospecting, sales intelligence, company data, visitor identification:
    enrich;
  sales engagement, cold email, outreach, sales automation: prospect cadence;
  sales enablement, sales content: pitch slide presentation;
  proposal, cpq: proposal;
  live chat, chatbot, customer messaging, conversational, customer engagement, customer communication: chat visitor;
  help desk, helpdesk, customer support, ticketing, customer service, service desk, itsm, shared inbox: support;
  review, reputation, testimonial: rating star;
  affiliate, referral, partner program, partnership, loyalty, rewards: referral affiliate partner reward commission;
  gift: recipient redeem;
  email marketing, newsletter, email campaign, marketing automation, email automation, autoresponder: newsletter mailing;
  transactional email, email delivery, email api, smtp: delivered;
  email verification, email verifier, email validation, verify email: valid;
  advertising, ad campaign, ad platform, ad tech, ad server, ad inventory: ad;
  social media, social network: follower;
  seo, search engine optimization, rank tracking, keyword, backlink: rank position competitor;
  serp, search engine result, search api: result;
  landing page, funnel, checkout page: conversion;
  a b testing, experimentation, feature flag, feature management, conversion optimization: experiment variant flag;
  analytics, session replay, user behavior: traffic click;
  product adoption, user onboarding, product experience, product tour: onboarding tour guide checklist;
  changelog, product update, announcement: changelog announcement;
  survey, feedback, nps, user research, poll: nps;
  form builder, forms: submission field;
  url shortener, link shortener, link management, qr, url shortening: shorten short;
  direct mail, postcard, letter: letter postcard;
  notification: notification;
  email service, email client, inbox, email and calendar, email platform: inbox;
  sms, text messaging, text message: sms;
  voip, phone system, telephony, call center, contact center, call tracking, cloud phone, calling, dialer, business phone, communication
    platform, sales call, conversation intelligence, phone call: caller;
  messaging app, team chat, team communication, instant messaging, chat app, team collaboration, communication and collaboration: thread;
  video conferencing, meeting: join participant;
  webinar, virtual event, online event: webinar registrant;
  event: event attendee seat;
  membership, community, association, church: group;
  forum: topic;
  project management, task management, work management, to do, kanban, agile, issue tracking, issue tracker, checklist, bug tracking:
    board due;
  time tracking, timesheet, time tracker, time management: hour timesheet timer;
  scheduling, appointment, calendar, booking: calendar book;
  knowledge base, wiki, knowledge management, documentation, note taking, notes: note wiki;
  spreadsheet, no code database: column sheet;
  low code, no code, app builder, internal tool: screen;
  workflow automation, ipaas, integration platform, process automation, automation platform, rpa, business process: trigger step;
  hr, human resource, hris, hrms, hcm, people management, employee management, employee experience, human capital: leave vacation
    holiday absence;
  payroll: payroll salary wage;
  shift, workforce management, employee scheduling, attendance: shift attendance;
  recruiting, recruitment, applicant tracking, ats, hiring, talent, staffing: applicant interview hire;
  background check, background screening, employment verification, income verification: criminal screening;
  performance management, employee engagement, employee recognition, okr: goal;
  lms, learning management, learning platform, online course, e learning, training platform, education, classroom, school,
    microlearning: student lesson learner;
  visitor management, workplace, desk booking: desk office;
  accounting, bookkeeping, invoicing, invoice: ledger bill bookkeeping;
  expense, spend management, corporate card: expense reimbursement;
  payment, payout: charge refund;
  subscription management, billing: subscription plan renewal;
  banking, financial data, bank: bank account transaction balance statement;
  personal finance, budgeting, cash flow, financial planning: spending saving income;
  market data, financial market, stock market, stock exchange, stock brokerage, trading: market trade ticker;
  cryptocurrency, crypto, blockchain, web3, bitcoin: crypto bitcoin coin wallet;
  exchange rate, currency, foreign exchange: currency exchange euro dollar;
  vat, tax: tax vat sale;
  insurance: policy claim premium;
  loan, lending, lender, credit score, credit report, credit risk, mortgage: loan borrower credit lender;
  e commerce, ecommerce, online store, shopping cart, commerce platform, marketplace, online shop: shop cart;
  digital product, creator, memberships: sell;
  shipping, shipment, carrier, postage, logistics: shipping parcel package carrier;
  delivery management, route optimization, route planning, last mile, fleet, telematics: driver delivery;
  inventory, warehouse, order management, supply chain, procurement: inventory supplier;
  restaurant, food, point of sale, pos: menu restaurant food;
  hotel, vacation rental, property management, short term rental, hospitality: reservation;
  travel, flight, airline: flight hotel trip travel;
  real estate, property, mls, realtor: property listing house home;
  gym, fitness, wellness: gym;
  healthcare, medical, patient, ehr, practice management, clinic, health record: patient doctor medical;
  law firm, legal, ediscovery: matter lawyer court;
  field service, home service, contractor, maintenance, work order, cmms: technician repair;
  construction, building information, bim, 3d: drawing building;
  vehicle, automotive, car: car dealer;
  nonprofit, fundraising, donor, donation: donation donate;
  political, advocacy, activist, activism: petition supporter volunteer;
  sport, betting, odds: game score odds match;
  podcast: podcast episode listener;
  news: news headline;
  e signature, esignature, electronic signature, digital signature, document signing, contract, digital signing: signed signature
    contract agreement;
  document generation, pdf, document automation: pdf template word;
  ocr, document processing, data extraction, data capture, intelligent document, document parsing, invoice processing, email parser:
    scanned;
  file storage, cloud storage, file sharing, object storage, file management, backup, document management: folder storage bucket;
  design, prototyping, whiteboard, diagram: logo mockup;
  images, photo, image processing, image generation, image enhancement, computer vision: photo;
  video: video clip watch player;
  screenshot: screenshot capture;
  speech to text, transcription, text to speech, voice ai, speech recognition, audio: transcribe audio speech voice;
  translation, localization: translate language translation string;
  print, printer, printing: printer;
  cms, content management, headless, website builder, blog: publish;
  database, data warehouse, sql, nosql, postgres: database sql;
  data integration, etl, data pipeline, data platform: sync source destination;
  business intelligence, data visualization, bi platform, dashboard, reporting, data analytics: dashboard chart metric;
  ip address, ip intelligence, geolocation: ip country location;
  maps, map, geocoding, location data, geospatial, address verification, address autocomplete, mapping: map coordinate place;
  weather: weather forecast rain temperature wind;
  scraping, web scraper, proxy, crawling: scrape proxy;
  language model, llm, ai model, generative ai, large language, machine learning, ai platform: prompt train predict;
  ai agent, ai assistant, ai chatbot: assistant;
  identity verification, identity check, kyc, fraud, aml, age verification: identity selfie passport;
  authentication, identity, single sign, access management, user management, iam, sso, authorization, sign in, oauth: role;
  password, secrets: vault secret credential;
  vulnerability, application security, cybersecurity, threat, endpoint security, penetration testing, security platform, cloud security:
    vulnerability threat attack;
  privacy, consent, gdpr, cookie: consent cookie banner privacy;
  website monitoring, infrastructure monitoring, application monitoring, network monitoring, performance monitoring, observability,
    uptime, apm, tracing: uptime monitor;
  logging, error tracking, log management, resolve error: error crash exception trace;
  incident management, on call, status page: incident status outage acknowledge;
  hosting, paas, cloud platform, server management, cloud infrastructure, cloud management, cloud computing, container, kubernetes,
    serverless, web server, backend, load balancer: server restart;
  cdn, content delivery: cache purge;
  source code, code review, version control, git, code quality: repository code commit merge;
  test automation, test management, testing platform, browser testing, qa, automated testing, website testing: failed browser suite;
  api management, api gateway, api platform, api development, api documentation, openapi, graphql: endpoint request;
  iot, internet of things, connected device, sim, connectivity: sensor sim gateway;
  asset management, it management, device management, mdm, it asset: laptop asset computer license`;

const SENTENCE_END = /[.!?]\s/;
const WORD = /[\p{L}\p{N}]+/gu;

const WORDS_OF_PHRASE: ReadonlyMap<string, readonly string[]> = new Map(
  KINDS.split(';').flatMap((kind) => {
    const [phrases = '', words = ''] = kind.split(':');
    const jobWords = splitEntries(words);
    return phrases.split(',').map((phrase) => [splitEntries(phrase).join(' '), jobWords] as const);
  }),
);

/** Most words of a summary begin no phrase. */
const FIRST_WORDS = new Set([...WORDS_OF_PHRASE.keys()].map((phrase) => phrase.split(' ', 1)[0]));
const LONGEST_PHRASE = Math.max(...[...WORDS_OF_PHRASE.keys()].map((phrase) => phrase.split(' ').length));

/**
 * The words that people have for the jobs of an app of this kind; none when its kind is not known. The phrase that comes first in its
 * summary tells the kind, of those that begin alike the longest: "project management software that has time tracking" is for projects.
 */
export function findJobWords(summary: string): readonly string[] {
  const [first = ''] = summary.split(SENTENCE_END, 1);
  const words = first.toLowerCase().match(WORD) ?? [];
  for (const [at, word] of words.entries()) {
    if (!FIRST_WORDS.has(word) && !FIRST_WORDS.has(toSingular(word))) continue;
    for (let length = LONGEST_PHRASE; length > 0; length -= 1) {
      const phrase = words.slice(at, at + length);
      const found =
        WORDS_OF_PHRASE.get(phrase.join(' ')) ?? WORDS_OF_PHRASE.get(toSingularPhrase(phrase).join(' '));
      if (found) return found;
    }
  }
  return [];
}
