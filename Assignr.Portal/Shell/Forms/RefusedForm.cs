namespace Assignr.Portal.Shell.Forms;

/// <summary>
/// A form that antiforgery refused. Nothing of it is done; its page is shown again with a fresh token and what was typed, and pressing
/// once more works. A page picks what it shows again, and never a password.
/// </summary>
/// <param name="Typed">Null where no page of ours sent it: a form filled in by another site is not shown as if somebody
/// had typed it here.</param>
/// <param name="WithoutCookies">The browser sent no cookie at all, so the next try would be refused as well.</param>
public sealed record RefusedForm(IFormCollection? Typed, bool WithoutCookies)
{
    /// <summary>Null where nothing can be shown again in this field.</summary>
    public string? this[string field] => Typed?[field] is [{ } only] ? only : null;

    public static RefusedForm? Of(HttpContext context) => context.Features.Get<RefusedForm>();
}
