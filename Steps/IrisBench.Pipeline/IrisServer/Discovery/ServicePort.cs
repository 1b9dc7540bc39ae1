namespace IrisBench.Pipeline.IrisServer.Discovery;

/// <param name="Port">At the cluster IP.</param>
internal sealed record ServicePort(int Port);
