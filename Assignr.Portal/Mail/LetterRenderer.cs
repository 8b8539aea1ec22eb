using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Assignr.Portal.Mail;

/// <summary>Razor components as HTML text, outside any request or circuit.</summary>
public sealed class LetterRenderer(IServiceScopeFactory services, ILoggerFactory logging)
{
    public async Task<string> HtmlAsync<TComponent>(IReadOnlyDictionary<string, object?> parameters) where TComponent : IComponent
    {
        // A renderer keeps every root component until it is disposed: one that lived as long as the sender would grow with each letter.
        // And it takes scoped services, which a singleton has not got.
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logging);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters.ToDictionary()));
            return root.ToHtmlString();
        });
    }

    /// <summary>Both parts of a letter, from the same content; lines end as in mail (RFC 2046 4.1.1), so that no encoding has to know.</summary>
    public async Task<Letter> WriteAsync(LetterContent content, string toName, string? replyTo) => new()
    {
        ToName = Untrusted.Name(toName, linkable: true),
        Subject = content.Subject,
        Html = (await HtmlAsync<LetterFrame>(new Dictionary<string, object?> { [nameof(LetterFrame.Content)] = content })).ReplaceLineEndings("\r\n"),
        Text = PlainLetter.Write(content).ReplaceLineEndings("\r\n"),
        ReplyTo = replyTo,
    };
}
