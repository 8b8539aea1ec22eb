using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assignr.Portal.Shell.Parts;

/// <summary>
/// Renders a component once, as text, which a circuit keeps and sends as one piece, however many elements it has. For repeated content of
/// rows that loads nothing, and has neither inputs nor buttons, only links.
/// </summary>
public static partial class Drawing
{
    public static MarkupString Of<TComponent>(IServiceProvider services, IDictionary<string, object?> parameters) where TComponent
        : IComponent
    {
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        // Nothing else uses this renderer, so it renders at once.
        return renderer.Dispatcher.InvokeAsync(() =>
            new MarkupString(Indentation().Replace(
                renderer.BeginRenderingComponent<TComponent>(ParameterView.FromDictionary(parameters)).ToHtmlString(), "\n")))
            .GetAwaiter().GetResult();
    }

    // What indents the lines of a component would go over the network with every row.
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex Indentation();
}
