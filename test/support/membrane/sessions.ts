import { z } from 'zod';
import type { Call, SessionRecord } from './call.ts';
import { ApiError } from './errors.ts';
import { objectId } from './ids.ts';
import { ELEMENT_TYPES, parse, waitQuery } from './queries.ts';
import { omit } from './select.ts';
const AGENTS = [
  'membrane',
  'membrane-core',
  'self-integrating',
  'connection-building',
  'action-building',
  'universe',
];
const NOW = '2026-03-03T12:00:00.000Z';

/** SDK `CreateAgentSession`, without the attachments and models. */
const sessionBody = z.object({
  prompt: z.string().min(1),
  workspaceElementType: z.enum(ELEMENT_TYPES).optional(),
  workspaceElementId: z.string().min(1).optional(),
  agentName: z.enum(AGENTS).optional(),
});
const messageBody = z.object({ input: z.string().min(1), synthetic: z.boolean().optional() });

const answered = (session: SessionRecord) => omit(session, 'polls');

function sessionOf(call: Call): SessionRecord {
  const session = call.state.sessions.get(call.selector);
  if (!session) throw new ApiError(404, `Agent session "${call.selector}" not found`);
  return session;
}

/** `POST /agent/sessions`: the SDK's schema requires six fields that Membrane's published self-integration skill does not show; all are answered. */
export function createSession(call: Call): unknown {
  const {
    prompt,
    agentName,
    workspaceElementType = 'customer',
    workspaceElementId,
  } = parse(sessionBody, call.body);
  const session = {
    id: objectId(`agent-session/${call.state.sessions.size}`),
    workspaceId: objectId('workspace/emulated-workspace'),
    workspaceElementType,
    workspaceElementId: workspaceElementId ?? objectId('customer/emulated-tenant'),
    type: 'agent',
    status: 'queued' as const,
    state: 'busy' as const,
    prompt,
    agentName,
    hasWorker: false,
    lastActivityAt: NOW,
    createdAt: NOW,
    updatedAt: NOW,
    polls: 0,
  };
  call.state.sessions.set(session.id, session);
  return answered(session);
}

/** `GET /agent/sessions/{id}`: completed and idle once read `quirks.pollsUntilDone` times; it never really waits. */
export function getSession(call: Call): unknown {
  parse(waitQuery, call.query);
  const session = sessionOf(call);
  session.polls += 1;
  const done = session.polls >= call.quirks.pollsUntilDone && session.status !== 'cancelled';
  return answered(done ? Object.assign(session, { status: 'completed', state: 'idle' }) : session);
}

/** `POST /agent/sessions/{id}/message`. */
export function messageSession(call: Call): unknown {
  parse(messageBody, call.body);
  return answered(Object.assign(sessionOf(call), { status: 'running', state: 'busy', polls: 0 }));
}

/** `POST /agent/sessions/{id}/interrupt`. */
export function interruptSession(call: Call): { interrupted: boolean } {
  const session = sessionOf(call);
  const interrupted = session.state === 'busy';
  Object.assign(session, { status: 'cancelled', state: 'idle' });
  return { interrupted };
}
