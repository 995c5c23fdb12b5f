import { ExternalLink } from 'lucide-react';
import { words } from '../words/index.js';
import { type Block, blocksOf, type Span } from './markdown.js';

function Piece({ span }: { span: Span }) {
  switch (span.kind) {
    case 'bold':
      return <strong>{span.text}</strong>;
    case 'italic':
      return <em>{span.text}</em>;
    case 'code':
      return <code className="rounded bg-well px-1 font-mono text-[0.92em]">{span.text}</code>;
    case 'link':
      return (
        <a
          href={span.href}
          target="_blank"
          rel="noreferrer"
          className="font-medium text-accent underline underline-offset-2 hover:no-underline"
        >
          {span.text}
          {/* Whoever wrote the text may have given it another name than where it leads. */}
          {span.text !== span.href && ` (${URL.parse(span.href)?.host ?? ''})`}
          <ExternalLink aria-hidden size={12} className="ml-0.5 inline" />
          <span className="sr-only">({words.common.opensElsewhere})</span>
        </a>
      );
    case 'text':
      return span.text;
  }
}

const Line = ({ spans }: { spans: readonly Span[] }) =>
  spans.map((span, place) => <Piece key={`${place} ${span.text}`} span={span} />);

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className="font-semibold">
          <Line spans={block.spans} />
        </p>
      );
    case 'code':
      return (
        <pre
          tabIndex={0}
          className="overflow-x-auto rounded-lg border border-line bg-well p-3 font-mono text-xs leading-5"
        >
          {block.text}
        </pre>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List className={`grid gap-1 pl-5 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
          {block.items.map((spans, place) => (
            <li key={place}>
              <Line spans={spans} />
            </li>
          ))}
        </List>
      );
    }
    case 'paragraph':
      return (
        <p>
          {block.lines.map((spans, place) => (
            <span key={place}>
              {place > 0 && <br />}
              <Line spans={spans} />
            </span>
          ))}
        </p>
      );
  }
}

/** What a model wrote, as text with a little form. */
export function MarkdownView({ text }: { text: string }) {
  return (
    <div className="grid min-w-0 gap-2.5 text-[0.9375rem] leading-6 break-words">
      {blocksOf(text).map((block, place) => (
        <BlockView key={place} block={block} />
      ))}
    </div>
  );
}
