/** The way here: links to the places above, the page's own title last. */
import "./Breadcrumb.css";

export interface Crumb {
  label: string;
  href: string;
}

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label="Breadcrumb">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}><a href={crumb.href}>{crumb.label}</a></li>
        ))}
      </ol>
    </nav>
  );
}
