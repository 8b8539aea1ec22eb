using System.ComponentModel.DataAnnotations;

namespace Assignr.Portal.Mail;

public enum Transport
{
    /// <summary>Writes .eml files for <c>/mailbox</c>; in Development only.</summary>
    Pickup = 1,

    Smtp = 2,

    /// <summary>FluentEmail.Smtp; only in a build with <c>-p:FluentEmail=true</c>.</summary>
    FluentEmail = 3,
}

public enum MailSecurity
{
    /// <summary>Begins in clear and switches to TLS; nothing is sent where the server does not offer it.</summary>
    StartTls = 1,

    /// <summary>TLS from the first byte, usually port 465.</summary>
    TlsOnConnect = 2,

    /// <summary>In clear. Must be chosen, is shown as a warning, and allows no password (requirements.md 54).</summary>
    None = 3,
}

/// <summary>
/// What follows a hand-over that broke off so late that the mail server may have kept the letter (requirements.md 99).
/// </summary>
public enum AfterDoubt
{
    /// <summary>Nobody misses a letter: it may arrive twice.</summary>
    SendAgain = 1,

    /// <summary>Nobody gets a letter twice: an assignor decides whether to send it again.</summary>
    GiveUp = 2,
}

/// <summary>Section <c>Mail</c>: how mail leaves.</summary>
public sealed class MailOptions
{
    /// <summary>Null means Pickup in Development and is refused anywhere else.</summary>
    public Transport? Transport { get; set; }

    public string Host { get; set; } = "";

    [Range(1, 65535, ErrorMessage = "Mail:Port must be between 1 and 65535.")]
    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Empty: the server asks for no sign-in.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Best set as the environment variable Mail__Password. Never shown.</summary>
    public string Password { get; set; } = "";

    /// <summary>The SHA-256 fingerprint, in hex, of a certificate to trust without a certificate authority: for a relay in one's own
    /// network.</summary>
    public string CertificateFingerprint { get; set; } = "";

    /// <summary>The address that letters come from, unless the site's settings name another one.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name. Empty: the site's name.</summary>
    public string FromName { get; set; } = "";

    /// <summary>How many connections hand over at once. A crash can cause up to two doubles for each.</summary>
    [Range(1, 64, ErrorMessage = "Mail:Connections must be between 1 and 64.")]
    public int Connections { get; set; } = 4;

    /// <summary>A connection is opened anew after so many messages: some servers limit them.</summary>
    [Range(1, 10000, ErrorMessage = "Mail:MessagesPerConnection must be between 1 and 10000.")]
    public int MessagesPerConnection { get; set; } = 200;

    /// <summary>The most messages that leave in a minute; 0: no limit.</summary>
    [Range(0, 1000000, ErrorMessage = "Mail:PerMinute must be 0 for no limit, or at most 1000000.")]
    public int PerMinute { get; set; }

    /// <summary>For connecting, the greeting, TLS and the sign-in together.</summary>
    [Range(1, 600, ErrorMessage = "Mail:ConnectTimeoutSeconds must be between 1 and 600.")]
    public double ConnectTimeoutSeconds { get; set; } = 30;

    /// <summary>For each of the commands before the letter (RFC 5321 4.5.3.2).</summary>
    [Range(1, 600, ErrorMessage = "Mail:CommandTimeoutSeconds must be between 1 and 600.")]
    public double CommandTimeoutSeconds { get; set; } = 120;

    /// <summary>For the answer to the letter's final dot. RFC 5321 4.5.3.2.6 asks for 10: a shorter wait causes doubles.</summary>
    [Range(1, 60, ErrorMessage = "Mail:AnswerTimeoutMinutes must be between 1 and 60.")]
    public double AnswerTimeoutMinutes { get; set; } = 10;

    /// <summary>
    /// The envelope's sender, where letters that cannot be delivered come back to: <c>bounces+{id}@league.example.com</c>, with the
    /// message's id in place of {id}. Empty: the address that letters come from.
    /// </summary>
    public string ReturnPath { get; set; } = "";

    public AfterDoubt AfterDoubt { get; set; } = AfterDoubt.SendAgain;

    /// <summary>Where Pickup writes. A relative path starts in the storage folder.</summary>
    [Required(ErrorMessage = "Mail:PickupFolder is not set.")]
    public string PickupFolder { get; set; } = "mail";
}
