namespace Aspire.Hosting;

/// <summary>What is to be done with the application.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>Run it here.</summary>
    Run,

    /// <summary>Write down what a deployment needs.</summary>
    Publish,
}
