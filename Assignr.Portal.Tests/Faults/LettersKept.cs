namespace Assignr.Portal.Tests.Faults;

internal static class LettersKept
{
    /// <summary>Returns once the receiver has kept so many letters; otherwise it fails with the portal's last output.</summary>
    public static async Task KeepsAsync(this FaultRig rig, int letters, TimeSpan atMost)
    {
        try
        {
            await rig.Receiver.WaitAsync(() => rig.Receiver.MailCount >= letters, atMost);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{rig.Receiver.MailCount} of {letters} letters came.\n{rig.Portal.Output}", late);
        }
    }
}
