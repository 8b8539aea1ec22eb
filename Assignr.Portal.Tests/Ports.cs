using System.Net;
using System.Net.Sockets;

namespace Assignr.Portal.Tests;

/// <summary>
/// Ports for servers that start later, or stop and start again. They lie below the range for outgoing connections, thousands of which come
/// and go meanwhile, and none is given twice.
/// </summary>
internal static class Ports
{
    private const int First = 15_000;
    private const int Count = 17_000;

    private static int next = Random.Shared.Next(Count);

    public static int Free()
    {
        using var listener = Listen();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Listens at once. Who closes a port to open it again in the same moment may find it taken: a process that is being started
    /// has a copy of every socket for an instant.</summary>
    public static TcpListener Listen()
    {
        while (true)
        {
            var listener = new TcpListener(IPAddress.Loopback, First + (Interlocked.Increment(ref next) % Count));
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException)
            {
                listener.Dispose();
            }
        }
    }
}
