// Colours of lines, in the picture and in its legend.

export const accent = '#0B4F7D';
export const missing = '#B8480C';
export const unknown = '#5B656E';
export const fresh = '#00785A'; // a link that is tried out
export const outlineInk = '#3B444C';
