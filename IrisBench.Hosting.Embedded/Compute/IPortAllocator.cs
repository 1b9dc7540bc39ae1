namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives ports to endpoints that declare none.</summary>
public interface IPortAllocator
{
    /// <summary>Gives a port that is not in use.</summary>
    /// <returns>The port.</returns>
    int AllocatePort();

    /// <summary>Takes a port out of those that are given.</summary>
    /// <param name="port">The port.</param>
    void AddUsedPort(int port);
}
