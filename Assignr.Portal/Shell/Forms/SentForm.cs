namespace Assignr.Portal.Shell.Forms;

/// <summary>The form that a request posted, whether its page runs it or only shows it again.</summary>
internal static class SentForm
{
    /// <summary>Null where no form was posted, or where it does not have this field exactly once.</summary>
    public static string? FieldOf(HttpContext context, string name) =>
        (RefusedForm.Of(context)?.Typed ?? Posted(context))?[name] is [{ } only] ? only : null;

    /// <summary>Whether this request runs the page's form of that name.</summary>
    public static bool Runs(HttpContext context, string form) => Posted(context)?["_handler"] is [{ } only] && only == form;

    private static IFormCollection? Posted(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType ? context.Request.Form : null;
}
