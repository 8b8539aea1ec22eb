namespace Assignr.Portal.Shell.Forms;

/// <summary>
/// A form that the antiforgery check refused. It is not executed; its page is shown again with a fresh token and what was typed, so that
/// pressing the button again works. The page chooses what it shows again, and never a password.
/// </summary>
/// <param name="Typed">Null where no page of ours sent it: a form that another site filled in must not look as if a person had typed it
/// here.</param>
/// <param name="WithoutCookies">The browser sent no cookie at all, so the next try would be refused too.</param>
public sealed record RefusedForm(IFormCollection? Typed, bool WithoutCookies)
{
    /// <summary>The text to show again in this field; null where there is none.</summary>
    public string? this[string field] => Typed?[field] is [{ } only] ? only : null;

    public static RefusedForm? Of(HttpContext context) => context.Features.Get<RefusedForm>();
}
