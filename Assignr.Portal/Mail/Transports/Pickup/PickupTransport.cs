using System.Globalization;
using Assignr.Portal.Data;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Assignr.Portal.Mail.Transports.Pickup;

/// <summary>Writes letters as .eml files instead of sending them, for <c>/mailbox</c> in Development.</summary>
public sealed class PickupTransport(IOptions<MailOptions> mail, IOptions<StorageOptions> storage, TimeProvider clock) : IMailTransport
{
    private static readonly FormatOptions AsOnTheWire = MadeAsOnTheWire();

    public string Folder { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(storage.Value.FullPath)!, mail.Value.PickupFolder));

    public string Description => "Development mailbox: letters are written as files and shown at /mailbox, nothing leaves this machine";

    public string? Warning => null;

    public async Task<Handover> HandOverAsync(int connection, MimeMessage letter, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}-{Guid.CreateVersion7():N}.eml");
        try
        {
            Directory.CreateDirectory(Folder);
            var half = Path.Combine(Folder, name + ".tmp");
            await using (var file = File.Create(half))
                await letter.WriteToAsync(AsOnTheWire, file, cancel);
            File.Move(half, Path.Combine(Folder, name));
            return Handover.Accepted($"Written to {name}");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return Handover.ChannelFault(Phases.Connect, "The mailbox folder cannot be written (Mail:PickupFolder).");
        }
    }

    public Task HangUpAsync() => Task.CompletedTask;

    private static FormatOptions MadeAsOnTheWire()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
