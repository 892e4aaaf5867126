import { toPlain } from '../text/plain.ts';
import { parse } from 'tldts';
import { createSet } from '../text/lexicon.ts';
import { bareLabel, OWNER_HOSTS } from '../check/owner.ts';

/** Where companies have a place of their own on somebody else's domain: the first label of the host is the customer's name. */
const TENANT_HOSTS =
  createSet(`apiary.io atlassian.net document360.io freshdesk.com github.io gitbook.io helpdocs.io helpscoutdocs.com intercom.help
  mintlify.app notion.site postman.co readme.io redocly.app stoplight.io zendesk.com`);

/** The registrable domain of an address, by the Public Suffix List; `null` for an address without one. */
export function findDomain(url: string): string | null {
  return parse(url, { allowPrivateDomains: false }).domain;
}

/** Who an address belongs to, as its own words say. */
export interface Owner {
  /** The registrable domain. */
  readonly domain: string;
  /** The brand in it: `clerk` of clerk.dev, of clerk.readme.io and of github.com/clerk. */
  readonly label: string;
  /** It is a place on somebody else's domain. */
  readonly tenant: boolean;
}

/** The owner of an address; `null` when its host has no registrable domain. */
export function findOwner(url: string): Owner | null {
  const { domain, domainWithoutSuffix, subdomain } = parse(url, { allowPrivateDomains: false });
  if (!domain) return null;
  if (OWNER_HOSTS.has(domain))
    return { domain, label: toPlain(new URL(url).pathname.split('/')[1] ?? ''), tenant: true };
  const customer = subdomain?.split('.')[0] ?? '';
  const isVendors = /^(?:www|api|dev|developers?|docs|help|support)?$/.test(customer);
  if (TENANT_HOSTS.has(domain) && !isVendors) return { domain, label: toPlain(customer), tenant: true };
  return { domain, label: toPlain(domainWithoutSuffix ?? ''), tenant: false };
}

/**
 * True when an address with that label is the brand's: it is the same, or the brand with "get…", "…hq" and the like. Not the
 * other way round: who is at getsample.com was too late for sample.com.
 */
export function carriesBrand(label: string, brand: string): boolean {
  if (label === '' || brand === '') return false;
  return label === brand || bareLabel(label) === brand;
}
