/** Corners of a box around each instance; the box may be turned (lines of a fan). */
export const VERTEX = `#version 300 es
in vec2 corner;
in vec2 center; in vec2 halfSize; in vec2 dir; in vec4 what; in vec4 uv; in vec2 labelHalf; in vec4 partsA; in vec4 partsB;
uniform vec2 viewport;
out vec2 p; flat out vec4 v_what; flat out vec4 v_uv; flat out vec2 v_label; flat out vec4 v_a; flat out vec4 v_b;
void main() {
  p = corner * halfSize;
  vec2 at = center + dir * p.x + vec2(-dir.y, dir.x) * p.y;
  v_what = what; v_uv = uv; v_label = labelHalf; v_a = partsA; v_b = partsB;
  gl_Position = vec4(at.x / viewport.x * 2.0 - 1.0, 1.0 - at.y / viewport.y * 2.0, 0.0, 1.0);
}`

/** what = kind, radius in pixels, colour group, emphasis (1 hovered, 2 selected). All distances in CSS pixels. */
export const FRAGMENT = `#version 300 es
precision highp float;
in vec2 p; flat in vec4 v_what; flat in vec4 v_uv; flat in vec2 v_label; flat in vec4 v_a; flat in vec4 v_b;
uniform vec3 palette[8]; uniform vec3 surface; uniform vec3 ink; uniform vec3 accent; uniform sampler2D atlas; uniform float soft;
out vec4 color;
const float TURN = 6.28318530718;
const float RING = 4.4;

float inside(float d, float r) { return clamp((r - d) / soft + 0.5, 0.0, 1.0); }
void over(inout vec4 under, vec3 c, float a) { under = vec4(c * a, a) + under * (1.0 - a); }
float part(int i) { return i < 4 ? v_a[i] : v_b[i - 4]; }

void main() {
  int kind = int(v_what.x + 0.5);
  float r = v_what.y;
  float d = length(p);
  // The corners of the box: nothing reaches there.
  if (kind != 4 && d > r + 7.0) discard;
  vec3 own = palette[int(v_what.z + 0.5)];
  color = vec4(0.0);
  if (kind == 0) {
    bool open = v_what.w > 1.5;
    over(color, own, 0.13 * inside(d, r));
    float dashes = max(12.0, floor(TURN * r / 9.0));
    float dash = step(0.45, fract((atan(p.x, -p.y) / TURN + 0.5) * dashes));
    over(color, open ? accent : own, (open ? 1.0 : 0.8) * dash * (inside(d, r + 0.7) - inside(d, r - 0.7)));
  } else if (kind == 1) {
    if (v_what.w > 1.5) over(color, accent, inside(d, r + 4.2));
    else if (v_what.w > 0.5) over(color, accent, inside(d, r + 3.4));
    if (v_what.w > 0.5) over(color, surface, inside(d, r + 1.8));
    over(color, surface, inside(d, r + 1.2));
    // The white middle, most of a ring, needs no parts.
    if (d > r - RING - 1.0) {
      float t = fract(atan(p.x, -p.y) / TURN + 1.0);
      int g = 0;
      float begin = 0.0;
      float gap = 1e6;
      int filled = 0;
      float last = 0.0;
      for (int i = 0; i < 8; i++) {
        float end = part(i);
        if (end > last) filled++;
        if (t >= last && t < end) g = i;
        if (end > last) gap = min(gap, min(abs(t - last), abs(t - end)));
        last = end;
      }
      gap = min(gap, min(t, 1.0 - t));
      float cut = filled > 1 ? clamp((gap * TURN * (r - RING * 0.5) - 0.5) / soft + 0.5, 0.0, 1.0) : 1.0;
      over(color, palette[g], cut * (inside(d, r) - inside(d, r - RING)));
    }
  } else if (kind == 2) {
    if (v_what.w > 1.5) over(color, accent, inside(d, r + 5.0));
    else if (v_what.w > 0.5) over(color, accent, inside(d, r + 3.4));
    over(color, surface, inside(d, r + (v_what.w > 1.5 ? 3.0 : 1.6)));
    over(color, own, inside(d, r));
  } else if (kind == 3) {
    over(color, accent, 0.9 * (inside(d, r + 1.2) - inside(d, r - 1.2)));
  } else if (kind == 4) {
    over(color, ink, 0.4 * inside(abs(p.y), 0.6));
  } else {
    over(color, surface, 0.78 * inside(d, r));
    over(color, ink, 0.14 * (inside(d, r + 0.5) - inside(d, r - 0.5)));
  }
  if (v_label.x > 0.0 && abs(p.x) < v_label.x && abs(p.y) < v_label.y) {
    vec2 at = mix(v_uv.xy, v_uv.zw, (p / v_label) * 0.5 + 0.5);
    over(color, kind == 2 ? surface : ink, texture(atlas, at).a);
  }
}`
