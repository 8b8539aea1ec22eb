using System.Threading.RateLimiting;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Tokens;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Assignr.Portal.Accounts.Links;

/// <summary>Where the script of a page behind a link says that the page was seen. Whatever comes, the answer is the same and tells
/// nothing.</summary>
internal static class OpeningEndpoint
{
    public const string Path = "/opened";

    /// <summary>What the two fields need many times over.</summary>
    private const int LongestBody = 10_000;

    /// <summary>Of one network in a minute; a large family needs fewer.</summary>
    private const int Most = 30;

    public static void MapOpening(this WebApplication app)
    {
        // Not the limit of the forms: a hint must not use up what somebody needs to choose a password.
        var limit = PartitionedRateLimiter.Create<HttpContext, int>(context => RateLimitPartition.GetFixedWindowLimiter(
            AccountsSetup.Bucket(context),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromMinutes(1) }));
        app.MapPost(Path, async (HttpContext context, IAntiforgery antiforgery, LinkCookie cookie, NoteOpening note) =>
        {
            using var lease = limit.AttemptAcquire(context);
            if (lease.IsAcquired && await IsOursAsync(context, antiforgery))
                await NoteAsync(context, cookie, note);
            context.Response.Headers.CacheControl = "no-store";
            return Results.NoContent();
        }).AllowAnonymous().WithMetadata(new RequestSizeLimitAttribute(LongestBody));
    }

    private static async Task<bool> IsOursAsync(HttpContext context, IAntiforgery antiforgery)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return context.Request.HasFormContentType;
        }
        catch (Exception refused) when (refused is AntiforgeryValidationException or InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static async Task NoteAsync(HttpContext context, LinkCookie cookie, NoteOpening note)
    {
        try
        {
            await note.RunAsync(Caller.Anonymous(context.Connection.RemoteIpAddress?.ToString()), cookie.Read(context, Purpose.NewAccount),
                context.RequestAborted);
        }
        catch (BusyDatabaseException)
        {
            // A hint is lost.
        }
    }
}
