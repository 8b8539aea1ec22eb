using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assignr.Portal.Shell.Parts;

/// <summary>
/// Draws a component once, as text: one piece for a circuit to keep and to send, however many elements it has. For what repeats in
/// rows, waits for nothing, and holds nothing that is typed in or pressed but links.
/// </summary>
public static class Drawing
{
    public static MarkupString Of<TComponent>(IServiceProvider services, IDictionary<string, object?> parameters) where TComponent
        : IComponent
    {
        using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        // Nobody else is on this renderer, so it draws at once.
        return renderer.Dispatcher.InvokeAsync(() =>
            new MarkupString(renderer.BeginRenderingComponent<TComponent>(ParameterView.FromDictionary(parameters)).ToHtmlString()))
            .GetAwaiter().GetResult();
    }
}
