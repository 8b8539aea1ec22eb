namespace Assignr.Portal.Shell.Errors;

internal static partial class Faults
{
    [LoggerMessage(LogLevel.Error, "A page broke. Code {Code}.")]
    public static partial void PageBroke(ILogger log, Exception exception, string code);
}
