namespace Assignr.Portal.Shell.Requests;

/// <summary>Section <c>Proxy</c>: which reverse proxies may say where a request comes from, and that it came over https.</summary>
public sealed class ProxyOptions
{
    /// <summary>IP addresses. Empty: none is trusted, and X-Forwarded headers have no effect.</summary>
    public IList<string> KnownProxies { get; } = [];
}
