using MimeKit;

namespace Assignr.Portal.Mail.Transports;

/// <summary>How mail leaves: SMTP, files, or FluentEmail.</summary>
public interface IMailTransport
{
    /// <summary>One sentence for the settings page about how mail leaves, without password or user name.</summary>
    string Description { get; }

    /// <summary>What is not safe about it, for assignors; or null.</summary>
    string? Warning { get; }

    /// <summary>Whether a letter can be handed over on this connection.</summary>
    /// <param name="connection">Its number, from 0 and below <see cref="MailOptions.Connections"/>. One caller at a time for
    /// each.</param>
    bool IsOpen(int connection) => true;

    /// <summary>Opens a connection that is not open. One caller at a time for all.</summary>
    /// <returns>Null where it is open; else the fault.</returns>
    Task<Handover?> OpenAsync(int connection, CancellationToken cancel) => Task.FromResult<Handover?>(null);

    /// <summary>Hands one letter to one recipient. Expected faults are results, not exceptions.</summary>
    /// <param name="connection">It is open.</param>
    /// <param name="letter">Complete, with exactly one recipient.</param>
    /// <param name="cancel">Breaks off at once. Where something of the letter has left, the result says how far it got.</param>
    /// <exception cref="OperationCanceledException">It was broken off before anything of the letter left.</exception>
    Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel);

    /// <summary>Closes all connections with QUIT; called when nothing is due.</summary>
    Task HangUpAsync();
}
