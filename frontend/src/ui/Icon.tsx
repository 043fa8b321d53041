/** One of our drawings; silent unless it is given a label. */
import ICON_PATHS, { type IconName } from "./icon-paths";

interface Props {
  name: IconName;
  /** Side in pixels, before the text is enlarged. */
  size?: number | undefined;
  label?: string | undefined;
}

export function Icon({ name, size = 18, label }: Props) {
  const side = `${size / 15}rem`;
  const heavy = name === "more" || name === "grip" ? 3 : undefined;
  return (
    <svg
      viewBox="0 0 24 24"
      style={{ width: side, height: side, ...(heavy ? { strokeWidth: heavy } : {}) }}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {ICON_PATHS[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
