const SETTING =
  /^[\W_]*(?:(?:if|when) (?:true|false|set|enabled|checked|omitted|provided|specified|this|the|not|yes)\b|whether\b|set(?:ting)? (?:this |it )?to\b|true\b|false\b|enabl\w+\b|disabl\w+\b|indicates?\b|determines?\b|controls?\b|specif\w+\b|suppress\w*\b)/i;

/** Whether a sentence says what a setting does ("If true, do not notify …"): that is told to the app, not to the agent. */
export function isSetting(sentence: string): boolean {
  return SETTING.test(sentence);
}
