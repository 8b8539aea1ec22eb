using Assignr.Portal.Mail;

namespace Assignr.Portal.Tests.Mail;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData("550 5.1.1 <ana@example.com>: Recipient address rejected: User unknown in virtual mailbox table", "No such mailbox.")]
    [InlineData("550 5.1.1 The email account that you tried to reach does not exist.", "No such mailbox.")]
    [InlineData("It came back: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "No such mailbox.")]
    [InlineData("556 5.1.10 Recipient address has null MX", "This domain takes no mail.")]
    [InlineData("550 No such user here", "No such mailbox.")]
    [InlineData("553 sorry, unknown user", "No such mailbox.")]
    [InlineData("550 Requested action not taken: mailbox unavailable", "No such mailbox.")]
    [InlineData("452 4.2.2 The email account that you tried to reach is over quota.", "The mailbox is full.")]
    [InlineData("552 mailbox full", "The mailbox is full.")]
    [InlineData("550 5.4.4 Host not found", "No mail server for this domain.")]
    [InlineData("550 Unrouteable address", "No mail server for this domain.")]
    [InlineData("550 5.2.1 The email account that you tried to reach is disabled.", "The mailbox is switched off.")]
    [InlineData("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a block list",
        "Their mail server takes our email for spam.")]
    [InlineData("550 5.7.1 Command rejected", "Their mail server does not accept our email.")]
    [InlineData("550 5.7.26 This mail has been blocked because the sender is unauthenticated.",
        "Their mail server could not check that the email comes from us.")]
    [InlineData("Gave up after 5 days. 451 4.4.1 No answer from host", "Their mail server could not be reached.")]
    [InlineData("552 5.3.4 Message size exceeds fixed limit", "The email is too large for their mail server.")]
    public void A_refusal_is_said_in_words_before_the_words_of_the_server(string reply, string meaning)
    {
        Assert.Equal(meaning, Refusals.Meaning(reply));
        Assert.Equal($"{meaning} {reply}", Refusals.InWords(reply));
    }

    [Theory]
    [InlineData("554 Transaction failed")]
    [InlineData("550 Rejected by server 10.5.1.1.7")]
    [InlineData("421 try 5.1.1.1 later")]
    [InlineData("")]
    [InlineData(null)]
    public void What_nobody_can_tell_stays_as_it_was_said(string? reply)
    {
        Assert.Null(Refusals.Meaning(reply));
        Assert.Equal(reply, Refusals.InWords(reply));
    }
}
