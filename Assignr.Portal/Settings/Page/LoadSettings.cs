using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.Mail.Transports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.Settings.Page;

/// <summary>Everything that the settings page shows; not the mail server's user name and password.</summary>
[Allow(Who.Readers)]
public sealed class LoadSettings(
    IDbContextFactory<PortalDb> database, PublicAddress publicAddress, IMailTransport transport, LetterComposer composer,
    IOptions<LinkOptions> links)
{
    public async Task<SettingsView> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        await using var db = await database.CreateDbContextAsync(cancel);
        var site = await db.Site.AsNoTracking().SingleAsync(cancel);
        return new SettingsView
        {
            Site = site,
            Input = SettingsInput.Of(site),
            PublicAddress = publicAddress.Base.AbsoluteUri,
            MailDescription = transport.Description,
            MailWarning = transport.Warning,
            UsualSenderName = composer.SenderName(Site.New(site.Name)),
            UsualSenderAddress = composer.SenderAddress(Site.New(site.Name)),
            Links = links.Value,
        };
    }
}

public sealed record SettingsView
{
    public required Site Site { get; init; }

    public required SettingsInput Input { get; init; }

    public required string PublicAddress { get; init; }

    /// <summary>One sentence about how mail leaves.</summary>
    public required string MailDescription { get; init; }

    /// <summary>What is not safe about it; null: nothing.</summary>
    public required string? MailWarning { get; init; }

    /// <summary>The sender's name where the settings have none.</summary>
    public required string UsualSenderName { get; init; }

    public required string UsualSenderAddress { get; init; }

    public required LinkOptions Links { get; init; }
}
