/** A whole text that stands for one that nobody wrote: "N/A", "TODO:". */
export const PLACEHOLDER =
  /^(?:n\/?a|t\.?b\.?[ad]|to-?do|undefined|null|none|nil|description|placeholder|unknown)[.!:]*$/i;

/** Words that say that there are none. */
export const EMPTY_WORDS =
  /^(?:TODO|FIXME|TBD|XXX)\b|\b[Nn]o [Dd]escription|^(?:Missing|Without) description|[Dd]escription (?:is )?(?:not |un)available|[Ll]orem ipsum/;
