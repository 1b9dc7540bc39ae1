"""All steps in one handler: user;password;custom;5.1,3.5,1.4,0.2 in, the species out. LOAD_ITERATIONS shortens the load."""
import os

import auth
import load
import predict
import train


def handle(req):
    user, password, name, features = req.strip().split(";")
    token = auth.handle(f"{user};{password}")
    load.handle(os.environ.get("LOAD_ITERATIONS", ""))
    train.handle(token)
    return predict.handle(f"{name};{features}")
