import { createSet } from './lexicon.ts';

/** Elements of SVG 1.1 and 2 that draw, name or group; none of them runs, embeds, loads or animates. */
const ELEMENTS: ReadonlySet<string> = createSet(`
  svg g defs symbol use title desc metadata style switch a
  path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient meshgradient meshrow meshpatch stop pattern hatch hatchpath marker clipPath mask filter
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
  feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
  fePointLight feSpecularLighting feSpotLight feTile feTurbulence`);

/** Attributes that CSS reads, too, as its property of that name. */
export const PRESENTATION: ReadonlySet<string> = createSet(`
  alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
  color-profile color-rendering direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
  flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
  glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color
  marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events
  shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform transform-box
  transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode`);

const ATTRIBUTES: ReadonlySet<string> = createSet(`
  id class lang role focusable tabindex version baseProfile type media xmlns width height viewBox preserveAspectRatio zoomAndPan
  contentScriptType contentStyleType
  x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side
  offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
  filterUnits primitiveUnits filterRes in in2 result mode operator k1 k2 k3 k4 stdDeviation values tableValues slope intercept
  amplitude exponent order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale
  diffuseConstant specularConstant specularExponent azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle
  scale xChannelSelector yChannelSelector radius baseFrequency numOctaves seed stitchTiles
  requiredExtensions requiredFeatures systemLanguage`);

/** True for the name of an element that only draws. */
export function isDrawingElement(name: string): boolean {
  return ELEMENTS.has(name);
}

/** True for the name of an attribute that only draws, names or describes. */
export function isDrawingAttribute(name: string): boolean {
  return ATTRIBUTES.has(name) || PRESENTATION.has(name) || /^(?:data|aria)-[\w.-]+$/.test(name);
}
