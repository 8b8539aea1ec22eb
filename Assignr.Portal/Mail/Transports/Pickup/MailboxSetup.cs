using System.Text;
using Assignr.Portal.Access;
using Assignr.Portal.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assignr.Portal.Mail.Transports.Pickup;

public static class MailboxSetup
{
    private const string LetterHeaders = "mailbox letter";

    /// <summary>A letter is shown as a mail program would: no script, nothing loaded, links open in a new tab only.</summary>
    public static IServiceCollection AddMailbox(this IServiceCollection services)
    {
        services.AddSingleton<Mailbox>();
        services.AddSecurityHeaderPolicies().AddPolicy(LetterHeaders, headers => headers
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddStyleSrc().UnsafeInline();
                policy.AddImgSrc().Data();
                policy.AddFormAction().None();
                policy.AddFrameAncestors().Self();
                policy.AddSandbox().AllowPopups().AllowPopupsToEscapeSandbox();
            }));
        return services;
    }

    /// <summary>
    /// The mailbox of Development. It shows working links to anybody, so outside Development, or with real mail, its address does not
    /// exist: not forbidden, but unknown (requirements.md 37).
    /// </summary>
    public static void MapMailbox(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Services.GetRequiredService<IMailTransport>() is not PickupTransport)
            return;
        var group = app.MapGroup("/mailbox").AllowAnonymous();
        group.MapGet("/", (Mailbox mailbox, ReadSite site, TimeProvider clock, int? page, CancellationToken cancel) =>
            ShowAsync(mailbox, site, clock, null, page ?? 1, cancel));
        group.MapGet("/{name}", (string name, Mailbox mailbox, ReadSite site, TimeProvider clock, int? page, CancellationToken cancel) =>
            ShowAsync(mailbox, site, clock, name, page ?? 1, cancel));
        group.MapGet("/{name}/html", HtmlAsync).WithSecurityHeadersPolicy(LetterHeaders);
        group.MapGet("/{name}/raw", RawAsync);
    }

    private static async Task<IResult> ShowAsync(Mailbox mailbox, ReadSite site, TimeProvider clock, string? name, int page,
        CancellationToken cancel)
    {
        var letter = name is null ? null : await mailbox.FindAsync(name, cancel);
        if (name is not null && letter is null)
            return Results.NotFound();
        return new RazorComponentResult<MailboxDocument>(new Dictionary<string, object?>
        {
            [nameof(MailboxDocument.Page)] = await mailbox.ListAsync(Math.Max(page, 1), cancel),
            [nameof(MailboxDocument.Letter)] = letter,
            [nameof(MailboxDocument.Site)] = await site.RunAsync(Caller.Anonymous(ipAddress: null), cancel),
            [nameof(MailboxDocument.Now)] = clock.GetUtcNow(),
        });
    }

    private static async Task<IResult> HtmlAsync(string name, Mailbox mailbox, CancellationToken cancel)
    {
        if (await mailbox.FindAsync(name, cancel) is not { Message.HtmlBody: { } html })
            return Results.NotFound();
        return Results.Content(IntoNewTabs(html), "text/html", Encoding.UTF8);
    }

    private static async Task<IResult> RawAsync(string name, Mailbox mailbox, CancellationToken cancel)
    {
        if (await mailbox.FindAsync(name, cancel) is not { } letter)
            return Results.NotFound();
        return Results.Bytes(letter.Raw, "text/plain; charset=utf-8");
    }

    private static string IntoNewTabs(string html)
    {
        const string Target = "<base target=\"_blank\">";
        var head = html.IndexOf("<head>", StringComparison.OrdinalIgnoreCase);
        return head < 0 ? Target + html : html.Insert(head + "<head>".Length, Target);
    }
}
