using Assignr.Portal.Access;
using Assignr.Portal.NewAccounts.Reminders.Declining;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Assignr.Portal.Accounts.NoReminders;

/// <summary>
/// What a mail program posts when its reader presses Unsubscribe (RFC 8058): the address of the link with a body that says so, and neither
/// cookie nor token. The secret in the address is the right to it.
/// </summary>
internal static class OneClick
{
    /// <summary>What the body needs many times over.</summary>
    private const int LongestBody = 10_000;

    public static void MapOneClick(this WebApplication app) =>
        app.MapPost("/no-reminders/{**token:minlength(1)}", AnswerAsync).AllowAnonymous()
            .WithMetadata(new RequestSizeLimitAttribute(LongestBody));

    private static async Task<IResult> AnswerAsync(HttpContext context, DeclineReminders decline, string token)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!await IsOneClickAsync(context.Request))
            return Results.Text("To get no more reminders, send List-Unsubscribe=One-Click as a form.",
                statusCode: StatusCodes.Status400BadRequest);
        var caller = Caller.Anonymous(context.Connection.RemoteIpAddress?.ToString());
        var done = await decline.RunAsync(caller, LinkText.SecretIn(token), context.RequestAborted);
        return done.IsDone
            ? Results.Text("No more reminders.")
            : Results.Text(done.Refusal, statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<bool> IsOneClickAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return false;
        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted))["List-Unsubscribe"] == "One-Click";
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
