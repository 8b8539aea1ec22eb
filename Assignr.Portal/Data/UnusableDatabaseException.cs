namespace Assignr.Portal.Data;

/// <summary>The portal cannot start on this database; the message is the sentence for whoever runs it.</summary>
public sealed class UnusableDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
