namespace IrisBench.Learning.Training;

/// <summary>Answer of the train step.</summary>
/// <param name="ModelVersion">Version iris-server gave the model.</param>
/// <param name="Accuracy">Share of the test rows classified rightly, 0 to 1.</param>
/// <param name="TrainingSeconds">Seconds the training took, without storing the model.</param>
public sealed record TrainAnswer(int ModelVersion, double Accuracy, double TrainingSeconds);
