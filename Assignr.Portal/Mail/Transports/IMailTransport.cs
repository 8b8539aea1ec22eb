using MimeKit;

namespace Assignr.Portal.Mail.Transports;

/// <summary>How mail leaves: SMTP, files, or FluentEmail.</summary>
public interface IMailTransport
{
    /// <summary>One sentence for the settings page: what mail is set to. No password, no user name.</summary>
    string Description { get; }

    /// <summary>What an assignor should know is not safe, or null.</summary>
    string? Warning { get; }

    /// <summary>A letter can be handed over on this connection.</summary>
    /// <param name="connection">Which of <see cref="MailOptions.Connections"/>, from 0. One caller at a time for each.</param>
    bool IsOpen(int connection) => true;

    /// <summary>Opens a connection where it is not open. One caller at a time for all.</summary>
    /// <returns>Null where it is open; else the fault.</returns>
    Task<Handover?> OpenAsync(int connection, CancellationToken cancel) => Task.FromResult<Handover?>(null);

    /// <summary>
    /// Hands one letter to one recipient and says what came of it; expected faults are answers, not exceptions.
    /// </summary>
    /// <param name="connection">It is open.</param>
    /// <param name="letter">Complete, with exactly one recipient.</param>
    /// <param name="cancel">Breaks off at once; the answer still says how far it got.</param>
    Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel);

    /// <summary>Ends all connections politely; called when nothing is due.</summary>
    Task HangUpAsync();
}
