import { USER_SCOPES } from '../facts.ts';
import type { ManifestRule } from './rule.ts';

/** Words that stand for an id in examples. */
const PLACEHOLDER_ID = /your|example|placeholder|changeme|app_?id|xxx|todo|<|^0+(?:-0+)*$/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Rules of the group "OAuth Binding". */
export const oauthRules: readonly ManifestRule[] = [
  {
    name: 'secondme/app-id',
    level: 'error',
    about: 'The OAuth app id is that of a real app: the platform looks it up.',
    check: ({ manifest: { oauth }, at }) =>
      PLACEHOLDER_ID.test(oauth.appId)
        ? [
            {
              at: [...at, 'oauth', 'appId'],
              message: `The app id "${oauth.appId}" stands for one in examples`,
              hint: 'Copy the client id of the app that users authorise from the console.',
            },
          ]
        : [],
  },
  {
    name: 'secondme/unusual-app-id',
    level: 'warning',
    about: 'The OAuth app id is a UUID, as client ids of SecondMe are.',
    check: ({ manifest: { oauth }, at }) =>
      oauth.appId === '' || UUID.test(oauth.appId) || PLACEHOLDER_ID.test(oauth.appId)
        ? []
        : [
            {
              at: [...at, 'oauth', 'appId'],
              message: `The app id "${oauth.appId}" is no UUID`,
              hint: 'Compare it with the client id of the app in the console.',
            },
          ],
  },
  {
    name: 'secondme/scopes',
    level: 'warning',
    about: 'The scopes have one of user.info and userinfo, which user/info needs, and none twice.',
    check: ({ manifest: { oauth }, at }) => {
      const scopes = oauth.requiredScopes ?? [];
      const own = USER_SCOPES.filter((scope) => scopes.includes(scope));
      const twice = scopes.filter((scope, index) => scopes.indexOf(scope) !== index);
      const place = [...at, 'oauth', ...(oauth.requiredScopes ? ['requiredScopes'] : [])];
      const says = (message: string, hint: string) => ({ at: place, message, hint });
      return [
        ...(own.length === 0
          ? [
              says(
                'No scope lets the service know who the user is: user/info answers 403',
                'Add "user.info".',
              ),
            ]
          : []),
        ...(own.length > 1
          ? [
              says(
                'user.info and userinfo are the same scope by its old and its new name',
                'Keep the one that the console shows.',
              ),
            ]
          : []),
        ...twice.map((scope) => says(`The scope "${scope}" stands here twice`, 'Remove one of them.')),
      ];
    },
  },
];
