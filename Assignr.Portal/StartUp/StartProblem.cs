using Assignr.Portal.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.StartUp;

/// <summary>Why the portal cannot start, for whoever runs it: sentences without a stack trace.</summary>
internal static class StartProblem
{
    /// <summary>Null for a bug of ours, which is shown with its stack trace.</summary>
    public static IReadOnlyList<string>? Sentences(Exception broken) => broken switch
    {
        OptionsValidationException unsafeSettings => [.. unsafeSettings.Failures.Select(Plain)],
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures).Select(Plain)],
        _ when Storage.StartProblem(broken) is { } sentence => [sentence],
        IOException { InnerException: AddressInUseException } taken =>
            [$"{taken.Message} Another program listens there, perhaps another portal. End it, or choose another address with --urls "
                + $"http://localhost:5081."],
        // The configuration binder's message names the setting and the value.
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } unreadable => [unreadable.Message],
        _ => null,
    };

    /// <summary>Takes the sentence out of "DataAnnotation validation failed for … with the error: 'the sentence'."</summary>
    private static string Plain(string failure) =>
        failure.Split("with the error: '", 2) is [_, var sentence] ? sentence.TrimEnd('.', '\'') + "." : failure;
}
