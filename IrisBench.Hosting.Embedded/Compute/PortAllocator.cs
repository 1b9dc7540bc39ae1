namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives ports from a number upwards.</summary>
/// <param name="startPort">The first port given.</param>
public sealed class PortAllocator(int startPort = 8000) : IPortAllocator
{
    private readonly HashSet<int> _usedPorts = [];

    /// <inheritdoc/>
    public int AllocatePort() => Enumerable.Range(startPort, ushort.MaxValue - startPort + 1).First(port => !_usedPorts.Contains(port));

    /// <inheritdoc/>
    public void AddUsedPort(int port) => _usedPorts.Add(port);
}
