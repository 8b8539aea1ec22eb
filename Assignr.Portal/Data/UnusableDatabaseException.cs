namespace Assignr.Portal.Data;

/// <summary>The portal cannot start on this database; the message says why, for whoever runs the portal.</summary>
public sealed class UnusableDatabaseException(string message, Exception? inner = null) : Exception(message, inner);
