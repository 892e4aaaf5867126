import type { App } from '../../model/app.ts';
import type { ReferencePart } from '../../model/action.ts';
import type { OutputFile } from '../../model/files.ts';
import type { Output, OutputContext } from '../../model/output.ts';
import { joinWith } from '../../words/lists.ts';
import { findWords, type Words } from '../../words/words.ts';
import { toInputsView, sampleInputs, type InputsView } from '../toInputsView.ts';
import { toActionView, hasKnownInputs, sampleAction, type ActionView } from '../toPageView.ts';
import { INPUTS_FILE, PAGE_FILE, toSkillFolder } from '../../text/skillFiles.ts';

/** What `templates/actions.hbs` is given: one file of the reference. */
interface ReferenceView {
  readonly name: string;
  /** What the actions are about, when others are in other files. */
  readonly about: string | null;
  /** The page, from here. */
  readonly page: string;
  readonly actions: readonly InputsView[];
}

/** What `templates/actionsIndex.hbs` is given. */
interface IndexView {
  readonly name: string;
  readonly page: string;
  readonly parts: readonly {
    /** From here. */
    readonly file: string;
    readonly about: string;
    readonly actions: readonly (ActionView & { readonly comma: boolean })[];
  }[];
}

/** What `templates/inputs.hbs` is given: the same as a reference of one file, for the page itself. */
export type PageInputsView = Pick<ReferenceView, 'actions'>;

/** The data that templates of this view are tried with when they are loaded. */
export const samplePageInputs: PageInputsView = { actions: [sampleInputs] };

const sample: ReferenceView = {
  actions: [sampleInputs],
  name: 'Sample',
  about: 'Sample',
  page: `../${PAGE_FILE}`,
};
const sampleIndex: IndexView = {
  name: 'Sample',
  page: `../${PAGE_FILE}`,
  parts: [{ file: 'actions/sample.md', about: 'Sample', actions: [{ ...sampleAction, comma: true }] }],
};

/** `skills/<slug>/references/actions.md`: every action with its inputs, when Membrane told any; an index of files when they are many. */
export const actionsReference: Output = {
  name: 'actions reference',
  root: 'skills',
  readers: 'agents',
  samples: { actions: sample, actionsIndex: sampleIndex },
  ofApp: (app, context) =>
    hasKnownInputs(app)
      ? renderReferences(app, context).map(({ path, text }) => ({
          path: toSkillFolder(app.slug) + path,
          text,
        }))
      : [],
};

type RenderContext = Pick<OutputContext, 'templates' | 'language'>;

/** The files of an app's reference, by their paths from the page. */
export function renderReferences(app: App, { templates, language }: RenderContext): OutputFile[] {
  const words = findWords(language);
  const [only, ...others] = app.reference;
  if (others.length === 0) {
    const view = referenceView(app, only ?? { file: '', groups: [] }, `../${PAGE_FILE}`, words);
    return [{ path: INPUTS_FILE, text: templates.render('actions', { ...view, about: null }) }];
  }
  return [
    { path: INPUTS_FILE, text: templates.render('actionsIndex', indexView(app, words)) },
    ...app.reference.map((part) => ({
      path: `references/${partPath(part)}`,
      text: templates.render('actions', referenceView(app, part, `../../${PAGE_FILE}`, words)),
    })),
  ];
}

/** Every action with its inputs, for the page itself. */
export function toPageInputsView(app: App, words: Words): PageInputsView {
  return { actions: app.actions.map((action) => toInputsView(action, words)) };
}

function referenceView({ name }: App, part: ReferencePart, page: string, words: Words): ReferenceView {
  const actions = part.groups.flatMap((group) => group.actions);
  return {
    name,
    about: aboutOf(part, words),
    page,
    actions: actions.map((action) => toInputsView(action, words)),
  };
}

function indexView({ name, reference }: App, words: Words): IndexView {
  const parts = reference.map((part) => {
    const actions = part.groups.flatMap((group) => group.actions);
    return {
      file: partPath(part),
      about: aboutOf(part, words),
      actions: actions.map((action, at) => ({
        ...toActionView(action, words),
        comma: at < actions.length - 1,
      })),
    };
  });
  return { name, page: `../${PAGE_FILE}`, parts };
}

function aboutOf({ groups }: ReferencePart, words: Words): string {
  return joinWith(
    words,
    groups.map(({ title }) => title),
  );
}

function partPath({ file }: ReferencePart): string {
  return `actions/${file}.md`;
}
